#!/usr/bin/env bash
# A year of reminders in a minute: the clock of a started host is moved on by hand, and every reminder that comes, and every
# one that must not come, is checked.
#
#   examples/reminders.sh [address of the host] [folder of its e-mails]
#
# The address defaults to http://localhost:5080. With the folder (or the variable MAIL_DIR) the person proves her e-mail
# address with the code that was sent to it; without it the address stays unproved, and the important message comes on paper.
# Needs bash, curl, jq and a host in Development: only there can its clock be moved and can events be told that other parts
# of the office will tell later. The host's clock stays where the year has ended.
# Ends with 0 only if everything was as promised; at the first thing that is not, it says what was expected and what came.
set -euo pipefail

host=${1:-http://localhost:5080}
host=${host%/}
mail_dir=${2:-${MAIL_DIR:-}}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
papers=$here/papers
scenario=$here/../tests/data/answers/scenario-1.json
# shellcheck source=lib.sh
. "$here/lib.sh"

# --- the clock -----------------------------------------------------------------------------------------------------
epoch() { # day, hour: seconds since 1970 at this time in the office
    TZ=Europe/Berlin date -d "$1 $2" +%s 2>/dev/null || TZ=Europe/Berlin date -j -f '%Y-%m-%d %H:%M' "$1 $2" +%s
}
plus() { jq -rn --arg day "$1" --argjson days "$2" '$day | strptime("%Y-%m-%d") | mktime + $days * 86400 | strftime("%Y-%m-%d")'; }
host_now() { login ada; call 200 GET /demo-clock; field '.now | sub("\\.[0-9]+"; "") | sub("\\+00:00"; "Z") | fromdateiso8601'; }
go_to() { # day: half past nine on it
    local now target
    now=$(host_now)
    target=$(epoch "$1" 09:30)
    [ "$target" -gt "$now" ] || { login anna; return; }
    login ada
    json 200 POST /demo-clock "{\"advance\":\"PT$((target - now))S\"}"
    today=$1
    say "Es ist der $today, halb zehn. fällige Aufgaben gelaufen: $(field '.jobsRun | length')"
    login anna
}
count() { find_in "/applications/$id/notices?limit=200" ".purpose == \"$1\""; jq -rs length "$work/found"; }
told() { [ "$(count "$1")" = "$2" ]; }
reminded() { wait_until "$3" told "$1" "$2"; }
tell() { login ada; json 204 POST /demo-events "$(jq -nc --arg name "$1" --argjson payload "$2" '{$name, $payload}')"; login anna; }
uuid() { random | sed -E 's/^(.{8})(.{4})(.{4})(.{4})(.{12})$/\1-\2-\3-\4-\5/'; }

step "Die Uhr des Hosts stellen"
today=$(TZ=Europe/Berlin date -d "@$(host_now)" +%F 2>/dev/null || TZ=Europe/Berlin date -r "$(host_now)" +%F)
go_to "$(plus "$today" 1)"
first=$today

step "Anna beginnt einen Antrag und sagt, wie sie erreicht werden will"
json 201 POST /applications '{"form":"hauptantrag"}' -H "Idempotency-Key: year-$(random)"
id=$(field .id)
keep=$(field .keepUntil)
say "begonnen, aufbewahrt bis $keep"
call 200 GET /contact-preferences
json 200 PUT /contact-preferences '{"language":"en","channels":["email"],"contentConsent":false}' -H "If-Match: $(header ETag)"
good "auf Englisch und per E-Mail"
json 201 POST /contact-points "{\"channel\":\"email\",\"address\":\"anna$(random)@mail.example\"}" -H "Idempotency-Key: point-$(random)"
point=$(field .id)
code_sent() {
    login ada
    find_in "/casework/deliveries?limit=200" ".noticeId == \"$point\" and .state == \"handedOver\""
    [ "$(jq -rs length "$work/found")" = 1 ]
}
wait_until "ein Code ist unterwegs an diese Adresse" code_sent
delivery=$(jq -rs '.[0].id' "$work/found")
login anna
if [ -n "$mail_dir" ]; then
    mail=$(grep -rlsF "<${delivery//-/}@" "$mail_dir") || fail "die E-Mail mit dem Code ist nicht in $mail_dir"
    code=$(tr -d '\r' <"$mail" | awk '/^[Cc]ontent-[Tt]ype: *text\/plain/ {part = 1} part == 2 && /^--/ {exit} part == 2 {print} part == 1 && /^$/ {part = 2}' |
        tr -d '\n' | jq -Rj '@base64d' | grep -oE '\b[0-9]{6}\b' | head -n 1)
    json 200 POST "/contact-points/$point/proof" "{\"code\":\"$code\"}"
    good "die Adresse ist bewiesen"
else
    say "Ohne den Ordner der E-Mails bleibt die Adresse unbewiesen."
fi

step "Der Antrag bleibt liegen: eine Erinnerung, dann keine zweite"
go_to "$(plus "$first" 5)"
reminded draft-unfinished 1 "nach fünf Tagen eine Erinnerung"
expect "auf Englisch" en "$(jq -r .language "$work/found")"
go_to "$(plus "$first" 8)"
told draft-unfinished 1 || fail "eine zweite Erinnerung an denselben Antrag"
good "drei Tage später nichts Neues"

step "Vor dem Löschen noch einmal; wer weiterarbeitet, bekommt keine falsche Warnung"
go_to "$(plus "$keep" -7)"
reminded draft-deletion 1 "sieben Tage vor dem Löschen eine Warnung"
call 200 GET "/applications/$id/sections/contact"
json 200 PUT "/applications/$id/sections/contact" "$(jq -c .answers.contact "$scenario")" -H "If-Match: $(header ETag)"
good "Anna arbeitet weiter: aufbewahrt bis $(field .keepUntil)"
go_to "$keep"
told draft-deletion 1 || fail "eine Warnung, obwohl der Antrag länger aufbewahrt wird"
call 200 GET "/applications/$id"
good "am angekündigten Tag ist er noch da, und niemand wird gewarnt"

step "Abgeschickt, aber Nachweise fehlen"
for section in $(jq -r '.answers | keys_unsorted[]' "$scenario"); do
    call 200 GET "/applications/$id/sections/$section"
    etag=$(header ETag)
    answers=$(jq -c --arg section "$section" --arg month "${first%-*}" '.answers[$section] | if has("start.month") then ."start.month" = $month else . end' "$scenario")
    json 200 PUT "/applications/$id/sections/$section" "$answers" -H "If-Match: $etag"
done
call 200 POST "/applications/$id/submission"
sent=$today
good "abgeschickt: $(field .localTime)"
go_to "$(plus "$sent" 7)"
reminded evidence-due 1 "sieben Tage vor dem Termin: was noch fehlt"
jq -r '.body' "$work/found" | sed 's/^/      | /'
for file in "$papers"/N*; do
    name=$(basename "$file")
    call 201 POST "/applications/$id/documents" -F "evidence=${name%%-*}" -F "file=@$file" -H "Idempotency-Key: paper-$(random)"
done
good "Anna schickt die Papiere"
call 200 GET "/applications/$id/evidence"
go_to "$(plus "$sent" 14)"
told evidence-due 1 || fail "eine Erinnerung an Nachweise, die längst da sind"
good "zwei Tage vorher und am Tag selbst: keine Erinnerung mehr"

step "Eine wichtige Nachricht, die niemand liest"
request=$(uuid)
asked=$today
tell applications.information-requested.v2 "$(jq -nc --arg id "$id" --arg request "$request" --arg due "$(plus "$asked" 20)" '{applicationId: $id, requestId: $request,
    dueOn: $due, requestVersion: 1, items: ["Kontoauszüge der letzten drei Monate"], notice: "Ohne Ihre Antwort kann über den Antrag nicht entschieden werden."}')"
reminded information-requested 1 "die Rückfrage liegt im Postfach"
go_to "$(plus "$asked" 4)"
printed() { login carla; find_in "/casework/print-queue?limit=200" ".applicationId == \"$id\" and .purpose == \"information-requested\""; [ "$(jq -rs length "$work/found")" = 1 ]; }
wait_until "nach drei Tagen Schweigen (ohne bewiesene Adresse sofort) liegt sie als Brief in der Druckliste" printed
letter=$(jq -r .id "$work/found")
call 200 GET "/casework/print-queue/$letter/page"
grep -qF "Lindenstraße 12" "$work/body" || fail "der Brief hat keine Anschrift"
call 200 POST "/casework/print-queue/$letter/posted"
good "der Brief ist gedruckt und zur Post gegeben"
go_to "$(plus "$asked" 8)"
asked_for_help() { login carla; find_in "/casework/notices?limit=200" ".applicationId == \"$id\" and .purpose == \"binding-unread\""; [ "$(jq -rs length "$work/found")" = 1 ]; }
wait_until "auch danach liest sie niemand: das Team hat eine Aufgabe" asked_for_help
login anna
tell applications.information-request-closed.v1 "{\"applicationId\":\"$id\",\"requestId\":\"$request\",\"reason\":\"answered\",\"requestVersion\":2}"
go_to "$(plus "$asked" 20)"
told information-request-due 0 || fail "eine Erinnerung an eine Rückfrage, die beantwortet ist"
good "die Rückfrage ist beantwortet: keine Erinnerung an sie"

step "Die Leistung endet bald"
granted=$today
to=$(plus "$granted" 70)
period=$(uuid)
tell applications.approval-period-set.v1 "{\"applicationId\":\"$id\",\"periodId\":\"$period\",\"from\":\"$granted\",\"to\":\"$to\",\"provisional\":false,\"periodVersion\":1}"
go_to "$(plus "$to" -56)"
reminded approval-period-ends 1 "acht Wochen vorher: jetzt weiter beantragen"
go_to "$(plus "$to" -28)"
reminded approval-period-ends 2 "vier Wochen vorher noch einmal"
tell applications.approval-period-closed.v1 "{\"applicationId\":\"$id\",\"periodId\":\"$period\",\"reason\":\"renewed\",\"periodVersion\":2}"
go_to "$to"
told approval-period-ends 2 || fail "eine Erinnerung, obwohl schon weiter beantragt ist"
good "weiter beantragt: keine Erinnerung mehr"

step "Ein Termin, der verschoben wird"
talk=$(uuid)
booked=$today
appointment() { # day, version
    jq -nc --arg talk "$talk" --arg id "$id" --arg day "$1" --argjson version "$2" '{appointmentId: $talk, applicationId: $id, ownerSubject: null,
        startsAt: ($day + "T09:00:00Z"), endsAt: ($day + "T09:30:00Z"), mode: "onSite", place: "Marktplatz 1, Zimmer 12", sealedContact: null, invitation: false, appointmentVersion: $version}'
}
tell appointments.booked.v1 "$(appointment "$(plus "$booked" 10)" 1)"
reminded appointment-booked 1 "der Termin ist bestätigt"
tell appointments.moved.v1 "$(appointment "$(plus "$booked" 20)" 2)"
reminded appointment-moved 1 "der neue Termin ist bestätigt"
go_to "$(plus "$booked" 10)"
told appointment-tomorrow 0 || fail "eine Erinnerung an den alten Termin"
good "an den alten Termin erinnert niemand"
go_to "$(plus "$booked" 19)"
reminded appointment-tomorrow 1 "am Tag vor dem neuen eine Erinnerung"

step "Der Rest des Jahres: es kommt nichts Falsches mehr"
while [ "$today" \< "$(plus "$first" 365)" ]; do go_to "$(plus "$today" 30)"; done
for one in draft-unfinished draft-deletion evidence-due appointment-tomorrow; do told "$one" 1 || fail "$one kam noch einmal"; done
told approval-period-ends 2 || fail "approval-period-ends kam noch einmal"
good "ein Jahr ist um: jede Erinnerung einmal, keine von etwas, das vorbei ist"

step "Und das Amt?"
login ada
find_in "/casework/deliveries?limit=200" '.purpose == "team-digest" and .state == "handedOver"'
[ "$(jq -rs length "$work/found")" -ge 1 ] || fail "keine Sammelmail am Morgen"
good "das Team bekam morgens eine Sammelmail, statt einer E-Mail je Nachricht: $(jq -rs length "$work/found")"
call 200 GET /casework/jobs
expect "Aufgaben, deren letzter Lauf misslang" 0 "$(field '[.[] | select(.lastRun != null and .lastRun.outcome != "succeeded" and .lastRun.outcome != "running")] | length')"
call 200 GET /casework/ledger
say "$(field '.byStanding | to_entries | map(.key + " " + (.value | tostring)) | join(", ")')"
expect "die Zeilen des Versandbuchs ergeben alle Nachrichten" "$(field .notices)" "$(field '[.byStanding[]] | add')"
call 200 GET '/casework/alarms?open=true'
say "offene Alarme: $(field '.items | length')"

printf '\nAlles wie versprochen: ein Jahr vom %s bis zum %s.\n' "$first" "$today"
