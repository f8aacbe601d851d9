// Reads a calendar file from standard input with a parser that is not ours, and prints what it understood as JSON.
import { readFileSync } from "node:fs";

import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const zones = calendar.getAllSubcomponents("vtimezone").map((zone) => new ICAL.Timezone(zone));
for (const zone of zones) ICAL.TimezoneService.register(zone.tzid, zone);
const [component, ...others] = calendar.getAllSubcomponents("vevent");
const event = new ICAL.Event(component);
console.log(JSON.stringify({
  method: calendar.getFirstPropertyValue("method"),
  zones: zones.map((zone) => zone.tzid),
  others: others.length,
  uid: event.uid,
  sequence: event.sequence,
  status: component.getFirstPropertyValue("status"),
  summary: event.summary,
  location: event.location,
  description: event.description,
  starts: event.startDate.toJSDate().toISOString(),
  ends: event.endDate.toJSDate().toISOString(),
}));
