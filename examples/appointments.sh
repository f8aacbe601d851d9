#!/usr/bin/env bash
# Appointments in two towns with different holidays: set up, book, race for a time, move, cancel, wait, change the rules, and
# the day's list, against a started host.
#
#   examples/appointments.sh [address of the host]
#
# The address defaults to http://localhost:5080. Needs bash, curl, jq and a host in Development, for its demo users.
# Ends with 0 only if everything was as promised; at the first thing that is not, it says what was expected and what came.
set -euo pipefail

host=${1:-http://localhost:5080}
host=${host%/}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=lib.sh
. "$here/lib.sh"

none=00000000-0000-0000-0000-000000000000
guest() { token=""; }
person() { jq -nc --arg first "$1" --arg last "$2" --arg mail "$1@mail.example" '{firstName: $first, lastName: $last, mail: $mail}'; }

# A place that is open on weekdays from 8 to 12, with one counter.
place_body() { # name, town, Land, local days, capacity
    jq -nc --arg name "$1" --arg town "$2" --arg land "$3" --argjson local "$4" --argjson capacity "$5" --arg none "$none" '{content: {
        name: $name, street: "Am Markt 1", postalCode: "01234", town: $town, directions: "Haltestelle Markt", stepFree: true, accessibility: null,
        land: $land, localDays: $local, validFrom: "2020-01-01", validUntil: null, closures: [],
        counters: [{id: $none, name: "Zimmer 12", team: "leistung", skills: [], languages: ["uk"], aids: ["stepFree"], modes: ["onSite", "phone"],
            validFrom: "2020-01-01", validUntil: null, absences: [],
            hours: [{weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday"], from: "08:00:00", until: "12:00:00", everyWeeks: 1,
                validFrom: "2020-01-01", validUntil: null, capacity: $capacity, types: null}]}]}}'
}
slots() { # place, first day, days
    call 200 GET "/slots?type=$type&place=$1&from=$2&days=$3"
}
hold() { # place, begin: leaves the answer in $work/body
    json 201 POST /slot-holds "$(jq -nc --arg type "$type" --arg place "$1" --arg at "$2" '{typeId: $type, placeId: $place, mode: "onSite", startsAt: $at}')" \
        -H "Idempotency-Key: hold-$(random)"
}
book() { # given name, family name: books what was held; leaves id and key
    id=$(field .id)
    key=$(field .key)
    json 201 POST /appointments "$(jq -nc --arg hold "$id" --argjson person "$(person "$1" "$2")" '{holdId: $hold, person: $person}')" -H "Appointment-Key: $key"
    etag=$(header ETag)
}

step "Die Leitung richtet eine Terminart und zwei Orte ein"
login tom
json 201 POST /casework/appointment-types '{"content": {"name": "Leistungsberatung", "description": "Fragen zum Bürgergeld", "bring": ["Ausweis"],
    "durationMinutes": 20, "preparationMinutes": 0, "followUpMinutes": 10, "stepMinutes": 30, "leadMinutes": 60, "horizonDays": 366, "changeHours": 2,
    "modes": ["onSite", "phone"], "skills": [], "loginRequired": false, "online": true, "validFrom": "2020-01-01", "validUntil": null}}'
type=$(field .id)
json 201 POST /casework/places "$(place_body "Haus am Markt" Leipzig SN '[]' 2)"
leipzig=$(field .id)
json 201 POST /casework/places "$(place_body "Haus am Rathaus" Augsburg BY '[{"name": "Friedensfest", "on": "08-08", "closesAt": null}]' 1)"
augsburg=$(field .id)
good "Terminart, Leipzig (zwei Plätze je Zeit) und Augsburg (einer)"

step "Feiertage: in jeder Stadt ihre eigenen"
guest
calendar() { # month: the free days of both places
    call 200 GET "/slot-months?type=$type&places=$leipzig&places=$augsburg&month=$1"
}
free_on() { jq -r --arg day "$1" --arg place "$2" '[.days[] | select(.day == $day) | .places[] | select(. == $place)] | length' "$work/body"; }
next_weekday_of() { # month-day: its next date on a weekday at least two days ahead, within a year; nothing if there is none
    jq -rn --arg md "$1" 'now as $now | [range(0; 2)] | map((($now | strftime("%Y") | tonumber) + . | tostring) + "-" + $md)
        | map(select((strptime("%Y-%m-%d") | mktime) > $now + 2 * 86400 and (strptime("%Y-%m-%d") | mktime) < $now + 360 * 86400
            and (strptime("%Y-%m-%d") | mktime | strftime("%u") | tonumber) < 6)) | .[0] // ""'
}
seen=0
for holiday in "01-06 leipzig augsburg" "08-08 leipzig augsburg" "10-31 augsburg leipzig" "11-01 leipzig augsburg"; do
    read -r month_day open closed <<<"$holiday"
    day=$(next_weekday_of "$month_day")
    [ -n "$day" ] || continue
    calendar "$day"
    [ "$open" = leipzig ] && open_id=$leipzig closed_id=$augsburg || { open_id=$augsburg closed_id=$leipzig; }
    expect "$day: frei in $open" 1 "$(free_on "$day" "$open_id")"
    expect "$day: Feiertag in $closed" 0 "$(free_on "$day" "$closed_id")"
    seen=$((seen + 1))
done
[ "$seen" -gt 0 ] || fail "kein Feiertag, der beide Städte unterscheidet"

step "Ein Gast hält eine Zeit und bucht sie"
call 200 GET "/slots?type=$type&place=$augsburg&earliest=6"
first=$(field '.slots[0].startsAt')
second=$(field '.slots[1].startsAt')
third=$(field '.slots[2].startsAt')
last=$(field '.slots[5].startsAt')
hold "$augsburg" "$first"
say "freigehalten bis $(field .expiresAt)"
book Gerda Beispiel
expect "Ort" "Haus am Rathaus, Am Markt 1, 01234 Augsburg, Zimmer 12" "$(field .where)"
json 201 POST /appointments "$(jq -nc --arg hold "$id" --argjson person "$(person Gerda Beispiel)" '{holdId: $hold, person: $person}')" -H "Appointment-Key: $key"
expect "noch ein Klick ändert nichts" "$etag" "$(header ETag)"
json 409 POST /slot-holds "$(jq -nc --arg type "$type" --arg place "$augsburg" --arg at "$first" '{typeId: $type, placeId: $place, mode: "onSite", startsAt: $at}')"
expect "dieselbe Zeit ist vergeben" appointments.taken "$(field .code)"
expect "dafür die nächsten drei" 3 "$(field '.nextFree | length')"

step "Zwanzig auf einmal wollen dieselbe Zeit; zwei Plätze gibt es"
call 200 GET "/slots?type=$type&place=$leipzig&earliest=1"
wanted=$(field '.slots[0].startsAt')
body=$(jq -nc --arg type "$type" --arg place "$leipzig" --arg at "$wanted" '{typeId: $type, placeId: $place, mode: "onSite", startsAt: $at}')
for i in $(seq 20); do
    curl -sS -o /dev/null -w '%{http_code}\n' -X POST "$api/slot-holds" -H 'Content-Type: application/json' --data-binary "$body" >"$work/race-$i" &
done
wait
expect "gewonnen" 2 "$(cat "$work"/race-* | grep -c '^201$')"
expect "zu spät" 18 "$(cat "$work"/race-* | grep -c '^409$')"

step "Der Link in der E-Mail wird geöffnet: nichts ändert sich"
for page in "/appointments/$id" "/appointments/$id/calendar.ics"; do
    call 405 HEAD "$page" -H "Appointment-Key: $key"
    call 200 GET "$page" -H "Appointment-Key: $key"
done
call 404 GET "/appointments/$id" -H "Appointment-Key: ${key}x"
call 404 GET "/appointments/$id"
call 200 GET "/appointments/$id" -H "Appointment-Key: $key"
expect "Stand" "$etag" "$(header ETag)"
call 200 GET "/appointments/$id/calendar.ics" -H "Appointment-Key: $key"
uid=$(tr -d '\r' <"$work/body" | grep '^UID:')
expect "Kalender" SEQUENCE:0 "$(tr -d '\r' <"$work/body" | grep '^SEQUENCE:')"

step "Verschieben: der alte Platz wird erst frei, wenn der neue sicher ist"
hold "$augsburg" "$third"
json 200 PUT "/appointments/$id" "$(jq -nc --arg hold "$(field .id)" --arg key "$(field .key)" '{holdId: $hold, holdKey: $key}')" -H "Appointment-Key: $key" -H "If-Match: $etag"
expect "neue Zeit" "$third" "$(field .startsAt)"
json 412 PUT "/appointments/$id" "{\"holdId\":\"$none\"}" -H "Appointment-Key: $key" -H "If-Match: $etag"
call 200 GET "/appointments/$id" -H "Appointment-Key: $key"
etag=$(header ETag)
call 200 GET "/appointments/$id/calendar.ics" -H "Appointment-Key: $key"
expect "derselbe Eintrag" "$uid" "$(tr -d '\r' <"$work/body" | grep '^UID:')"
expect "eine Nummer höher" SEQUENCE:1 "$(tr -d '\r' <"$work/body" | grep '^SEQUENCE:')"
slots "$augsburg" "${first%T*}" 1
expect "der alte Platz ist frei" 1 "$(jq --arg at "$first" '[.slots[] | select(.startsAt == $at)] | length' "$work/body")"

step "Warteliste: wer zuerst kam, bekommt den freien Platz zuerst"
wait_for() { # given name
    json 201 POST /waiting-list "$(jq -nc --arg type "$type" --arg place "$augsburg" --arg from "${third%T*}" --arg until "${last%T*}" --argjson person "$(person "$1" Wartend)" \
        '{typeId: $type, places: [$place], mode: "onSite", firstDay: $from, lastDay: $until, person: $person}')" -H "Idempotency-Key: wait-$(random)"
}
wait_for Hanna
hanna=$(field .id) hanna_key=$(field .key)
wait_for Ismail
ismail=$(field .id) ismail_key=$(field .key)
call 204 DELETE "/appointments/$id" -H "Appointment-Key: $key" -H "If-Match: $etag"
call 200 GET "/waiting-list/$hanna" -H "Appointment-Key: $hanna_key"
expect "Hanna bekommt den Platz angeboten" "$third" "$(field .offer.startsAt)"
offer=$(jq -c '{holdId: .offer.holdId}' "$work/body")
say "bis $(field .offer.expiresAt)"
json 409 POST /slot-holds "$(jq -nc --arg type "$type" --arg place "$augsburg" --arg at "$third" '{typeId: $type, placeId: $place, mode: "onSite", startsAt: $at}')"
good "für andere ist er nicht frei"
json 200 POST "/waiting-list/$hanna/refusal" "$offer" -H "Appointment-Key: $hanna_key"
call 200 GET "/waiting-list/$ismail" -H "Appointment-Key: $ismail_key"
expect "Hanna will ihn nicht, jetzt Ismail" "$third" "$(field .offer.startsAt)"
json 200 POST "/waiting-list/$ismail/acceptance" "$(jq -c '{holdId: .offer.holdId}' "$work/body")" -H "Appointment-Key: $ismail_key"
expect "Ismail hat den Termin" "$third" "$(field .startsAt)"
id=$(field .id) key=$(field .key)

step "Ein Tag fällt aus: erst wird gesagt, wen das trifft, dann bekommt jeder drei neue Zeiten"
login tom
call 200 GET "/casework/places/$augsburg"
etag=$(header ETag)
day=${third%T*}
content=$(jq -c --arg none "$none" --arg day "$day" '.content | .closures += [{id: $none, from: ($day + "T00:00:00Z"), until: ($day + "T22:00:00Z"), note: "Wasserschaden"}]' "$work/body")
json 409 PUT "/casework/places/$augsburg" "{\"content\":$content}" -H "If-Match: $etag"
expect "getroffen" 1 "$(field .count)"
confirmation=$(field .confirmation)
json 200 PUT "/casework/places/$augsburg" "{\"content\":$content,\"confirmation\":\"$confirmation\"}" -H "If-Match: $etag"
guest
offered() {
    call 200 GET "/appointments/$id" -H "Appointment-Key: $key"
    [ "$(field '.replacements | length')" = 3 ]
}
wait_until "drei neue Zeiten sind angeboten und gehalten" offered
etag=$(header ETag)
json 200 PUT "/appointments/$id" "$(jq -c '{holdId: .replacements[1].holdId}' "$work/body")" -H "Appointment-Key: $key" -H "If-Match: $etag"
expect "umgezogen, nichts mehr offen" false "$(field .mustMove)"
moved=$(field .startsAt)

step "Die Hotline bucht für einen Anrufer, jemand kommt ohne Termin, die Tagesliste zeigt alle"
login hedi
call 200 GET "/casework/slots?type=$type&place=$augsburg&from=${moved%T*}&days=1"
free=$(field '.slots[-1].startsAt')
json 201 POST /casework/appointments "$(jq -nc --arg type "$type" --arg place "$augsburg" --arg at "$free" '{typeId: $type, placeId: $place, mode: "phone", startsAt: $at,
    person: {firstName: "Karl", lastName: "Anrufer", phone: "0821 123456"}}')" -H "Idempotency-Key: call-$(random)"
good "Karl Anrufer, telefonisch"
call 200 GET "/casework/appointments?place=$augsburg&day=${moved%T*}"
expect "auf der Liste" 2 "$(field '[.items[] | select(.state == "booked")] | length')"
today=$(TZ=Europe/Berlin date +%F) # the list is that of the place's own day
json 201 POST /casework/walk-ins "$(jq -nc --arg type "$type" --arg place "$augsburg" '{typeId: $type, placeId: $place, mode: "onSite", minutes: 15,
    person: {firstName: "Lena", lastName: "Spontan", phone: "0821 654321"}}')" -H "Idempotency-Key: walk-$(random)"
walk=$(field .id) etag=$(header ETag)
json 200 POST "/casework/appointments/$walk/call" '' -H "If-Match: $etag"
json 200 POST "/casework/appointments/$walk/completion" '' -H "If-Match: $(header ETag)"
call 200 GET "/casework/appointments?place=$augsburg&day=$today"
expect "Lena Spontan ist fertig" done "$(field ".items[] | select(.id == \"$walk\") | .state")"

step "Wie die Zeit genutzt wird, ohne Namen"
login tom
call 200 GET "/casework/appointment-statistics?place=$augsburg&from=${moved%T*}&until=${moved%T*}"
good "Auslastung gelesen"
printf '\nAlles wie versprochen (%d Schritte).\n' "$steps"
