#!/usr/bin/env bash
# The whole main job against a started host: a Hauptantrag from the first click to the caseworker's desk.
#
#   examples/hauptantrag.sh [address of the host] [folder of its e-mails]
#
# The address defaults to http://localhost:5080. The folder (or the variable MAIL_DIR) is only for a look at the e-mails
# themselves: the host's pickup folder, or the maildir of a test server. Without it the ledger shows that they left.
# Needs bash, curl, jq and a host in Development, because the caseworker comes in with a demo token.
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
base64url() { jq -Rsj '@base64' | tr '+/' '-_' | tr -d '='; }

[ -f "$scenario" ] || { echo "Es fehlt: $scenario" >&2; exit 2; }

# --- the applicant -------------------------------------------------------------------------------------------------
step "Das Formular holen (ohne Anmeldung)"
call 200 GET "$host/health/ready"
call 200 GET /forms/hauptantrag
form_version=$(field .version)
good "»$(field .title)«, Version $form_version: $(field '.sections | length') Abschnitte, $(field '[.sections[].questions[]] | length') Fragen"
call 200 GET "/forms/hauptantrag/versions/$form_version/schema"
expect "JSON Schema der Antworten" "http://json-schema.org/draft-07/schema" "$(field '."$schema" | rtrimstr("#")')"

step "Mit dem ersten Klick beginnen: das Datum ist gesichert, bevor eine Frage beantwortet ist"
today_before=$(TZ=Europe/Berlin date +%F)
key=walk-$(random)
json 201 POST /applications '{"form":"hauptantrag"}' -H "Idempotency-Key: $key"
today_after=$(TZ=Europe/Berlin date +%F)
id=$(field .id)
reference=$(field .reference)
token=$(field .accessToken.token)
date=$(field .applicationDate)
effect=$(field .effectMonth)
[ "$date" = "$today_before" ] || [ "$date" = "$today_after" ] || fail "Tag des Antrags: erwartet heute ($today_after), gekommen $date"
good "Tag des Antrags: $date"
expect "zählt ab dem Ersten des Monats" "${date%-*}-01" "$effect"
say "$(field .effectText)"
say "Aktenzeichen $reference, aufbewahrt bis $(field .keepUntil)"
guest_token=$token
token=""
json 201 POST /applications '{"form":"hauptantrag"}' -H "Idempotency-Key: $key"
expect "derselbe Klick noch einmal beginnt keinen zweiten Antrag" "$id" "$(field .id)"
token=$guest_token

step "Abschnitt für Abschnitt beantworten"
sections=$(jq -r '.answers | keys_unsorted[]' "$scenario")
for section in $sections; do
    call 200 GET "/applications/$id/sections/$section"
    etag=$(header ETag)
    answers=$(jq -c --arg section "$section" --arg month "${effect%-*}" \
        '.answers[$section] | if has("start.month") then ."start.month" = $month else . end' "$scenario")
    json 200 PUT "/applications/$id/sections/$section" "$answers" -H "If-Match: $etag"
    say "$section gespeichert, offen: $(field .openQuestions)"
done
expect "offene Fragen" 0 "$(field .openQuestions)"

step "Zwei Geräte bearbeiten denselben Abschnitt: nichts geht unbemerkt verloren"
call 200 GET "/applications/$id/sections/contact"
etag=$(header ETag)
answers=$(field .answers)
json 200 PUT "/applications/$id/sections/contact" "$(jq -c '."contact.phone" = "+4934198765432"' <<<"$answers")" -H "If-Match: $etag"
newer=$(header ETag)
json 412 PUT "/applications/$id/sections/contact" "$(jq -c '."contact.phone" = "+4915112345678"' <<<"$answers")" -H "If-Match: $etag"
expect "die veraltete Fassung wird abgelehnt" applications.section_stale "$(field .code)"
expect "beide Fassungen stehen in der Antwort" "+4934198765432 / +4915112345678" \
    "$(field '.current.answers."contact.phone" + " / " + .yours.answers."contact.phone"')"
expect "sie unterscheiden sich in" contact.phone "$(field '.differing | join(" ")')"
json 428 PUT "/applications/$id/sections/contact" "$answers"
good "ganz ohne If-Match: 428"
json 200 PUT "/applications/$id/sections/contact" "$answers" -H "If-Match: $newer"

step "Papiere hochladen"
for file in "$papers"/N*; do
    name=$(basename "$file")
    code=${name%%-*}
    call 201 POST "/applications/$id/documents" -F "evidence=$code" -F "file=@$file" -H "Idempotency-Key: paper-$code-$(random)"
    [ "$(field .sha256)" = "$(sha256 "$file")" ] || fail "$name: SHA-256 erwartet $(sha256 "$file"), gekommen $(field .sha256)"
    good "$name als $code: $(field .mediaType), $(field .sizeBytes) Bytes, SHA-256 stimmt"
done
printf 'MZ kein Papier' >"$work/bescheid.pdf"
call 415 POST "/applications/$id/documents" -F evidence=N01 -F "file=@$work/bescheid.pdf"
good "eine Datei, die nur PDF heißt, wird abgelehnt: $(field .code)"

step "Pause: der Code kommt auf den Bildschirm und der Link per E-Mail"
call 200 POST "/applications/$id/pauses" -H "Idempotency-Key: pause-$(random)"
code=$(field .resumeCode)
expires=$(field .expiresAt)
expect "E-Mail ist unterwegs" true "$(field .mailSent)"
case $(field .resumeLink) in *"#"*"$code") good "der Link trägt den Code hinter #, also in kein Server-Protokoll" ;; *) fail "Link ohne Code hinter #" ;; esac

step "Auf einem anderen Gerät weitermachen"
token=""
call 401 GET "/applications/$id"
json 404 POST /resumptions "{\"reference\":\"$reference\",\"code\":\"0000-0000-0000\"}"
expect "ein falscher Code öffnet nichts" resumptions.not_found "$(field .code)"
typed=$(tr 'A-Z-' 'a-z ' <<<"$code")
json 200 POST /resumptions "$(jq -nc --arg reference "$reference" --arg code "$typed" '{$reference, $code}')"
expect "derselbe Antrag, auch klein und mit Leerzeichen getippt" "$id" "$(field .id)"
token=$(field .accessToken.token)
call 200 GET "/applications/$id"
expect "alle Antworten sind da" "$(wc -w <<<"$sections" | tr -d ' ')" "$(field '.sections | length')"
call 200 GET "/applications/$id/documents"
expect "alle Papiere sind da" 7 "$(field '.items | length')"
guest_token=$token
login bela
call 404 GET "/applications/$id"
good "jemand anderem gehört der Antrag nicht: 404"
token=$guest_token

step "Fortschritt und Liste der Papiere"
call 200 GET "/applications/$id/progress"
expect "kann abgeschickt werden" true "$(field .canBeSubmitted)"
expect "offene Fragen" 0 "$(field .open)"
expect "dasselbe Versprechen zur Aufbewahrung wie bei der Pause" "$expires" "$(field .expiresAt)"
field '.hints[] | "   Hinweis: " + .text'
has_all_papers() { call 200 GET "/applications/$id/evidence" && [ "$(field 'map(select(.state == "missing")) | length')" = 0 ]; }
wait_until "jedes Papier ist seinem Nachweis zugeordnet" has_all_papers
expect "verlangte Nachweise" "$(jq -r '.expectedEvidence | join(" ")' "$scenario")" \
    "$(field 'map(select(.state != "offered") | .code) | unique | join(" ")')"

step "Solange nicht abgeschickt ist, sieht das Amt nur Datum und Fortschritt"
login carla
find_in "/casework/drafts?limit=200" ".reference == \"$reference\""
expect "steht in der Liste der begonnenen Anträge" "$date" "$(jq -r .applicationDate "$work/found")"
expect "ohne Antworten und ohne Namen" \
    "answeredQuestions applicationDate effectMonth keepUntil lastActivityAt openQuestions reference startedAt" \
    "$(jq -r 'keys | join(" ")' "$work/found")"
call 404 GET "/casework/applications/$id"
good "der Antrag selbst: 404"
token=$guest_token

step "Abschicken, und aus Versehen noch einmal"
call 200 POST "/applications/$id/submission" -H "Idempotency-Key: send-$(random)"
cp "$work/body" "$work/receipt"
receipt=$(field .receipt)
expect "Aktenzeichen auf der Quittung" "$reference" "$(field .facts.reference)"
expect "Tag des Antrags auf der Quittung" "$date" "$(field .facts.applicationDate)"
expect "zählt ab" "$effect" "$(field .facts.effectMonth)"
expect "Papiere auf der Quittung" 7 "$(field '.facts.files | length')"
expect "es fehlt nichts" 0 "$(field '.followUps | length')"
say "Eingang: $(field .localTime)"
call 200 POST "/applications/$id/submission"
expect "zweimal abgeschickt, dieselbe Quittung" "$receipt" "$(field .receipt)" >/dev/null
good "zweimal abgeschickt, dieselbe Quittung"
json 409 PUT "/applications/$id/sections/contact" "$answers" -H 'If-Match: "9"'
expect "danach ändert sich nichts mehr" applications.already_submitted "$(field .code)"

step "Die Quittung prüfen; das kann jeder"
token=""
json 200 POST /receipts/verifications "$(jq -nc --arg receipt "$receipt" '{$receipt}')"
expect "echt" true "$(field .valid)"
IFS=. read -r head _ signature <<<"$receipt"
forged=$(jq -c '.facts | .applicationDate = "2020-01-01"' "$work/receipt" | base64url)
json 200 POST /receipts/verifications "$(jq -nc --arg receipt "$head.$forged.$signature" '{$receipt}')"
expect "mit geändertem Datum echt" false "$(field .valid)"
call 200 GET /receipts/keys
good "öffentlicher Schlüssel zum Prüfen ohne uns: $(field '.keys[0] | .alg + " " + .kid')"
token=$guest_token

step "Die Zusammenfassung lesen"
call 200 GET "/applications/$id/summary"
grep -q '<html[^>]*lang="de"' "$work/body" || fail "Zusammenfassung ohne lang=\"de\""
grep -qF "$reference" "$work/body" || fail "Zusammenfassung ohne Aktenzeichen"
grep -qF "Lindenstraße 12" "$work/body" || fail "Zusammenfassung ohne Anschrift"
! grep -Eqi '<script|(src|href)="?https?:' "$work/body" || fail "Zusammenfassung lädt etwas nach"
good "HTML, $(wc -c <"$work/body" | tr -d ' ') Bytes, in sich geschlossen"
pdf_settled() {
    status=$(curl -sS --max-time 60 -o "$work/body" -w '%{http_code}' -H "Authorization: Bearer $token" "$api/applications/$id/summary.pdf")
    case $status in 200 | 404) ;; 503) return 1 ;; *) fail "PDF: erwartet 200, 404 oder 503, gekommen $status" ;; esac
}
wait_until "PDF entschieden" pdf_settled
if [ "$status" = 200 ]; then
    [ "$(head -c 5 "$work/body")" = "%PDF-" ] || fail "PDF: erwartet ein PDF, gekommen etwas anderes"
    good "PDF, $(wc -c <"$work/body" | tr -d ' ') Bytes"
else
    expect "kein PDF auf diesem Host, weil kein Renderer installiert ist" summary.pdf_unavailable "$(field .code)"
fi

step "Bestätigung an die antragstellende Person"
has_confirmation() { call 200 GET "/applications/$id/notices" && [ "$(field '[.items[] | select(.purpose == "submission-confirmation")] | length')" = 1 ]; }
wait_until "die Bestätigung liegt im Postfach des Antrags" has_confirmation
field '.items[] | "   " + .purpose + ": " + .title'
confirmed() { call 200 GET "/applications/$id" && [ "$(field .confirmedAt)" != null ]; }
wait_until "und ist per E-Mail verschickt (confirmedAt)" confirmed
expect "Zustand" submitted "$(field .status)"

step "Was ging wirklich hinaus? Die Verwaltung liest das Versandbuch, ohne Adressen und Inhalte"
login ada
all_sent() {
    find_in "/casework/deliveries?limit=200" ".applicationId == \"$id\" and .channel == \"email\""
    [ "$(jq -rs 'map(select(.state == "handedOver") | .purpose) | sort | join(" ")' "$work/found")" = "draft-paused submission-confirmation" ]
}
wait_until "zwei E-Mails, jede genau einmal: Pause und Bestätigung" all_sent
jq -r '"   " + .purpose + ": " + .state + ", Versuche: " + (.attempts | tostring)' "$work/found"
if [ -n "$mail_dir" ]; then
    while read -r delivery purpose; do
        grep -rlsF "<${delivery//-/}@" "$mail_dir" >"$work/mails" || fail "E-Mail $purpose: erwartet in $mail_dir, nicht da"
        expect "$purpose, Dateien dazu" 1 "$(wc -l <"$work/mails" | tr -d ' ')"
        mail=$(cat "$work/mails")
        # The text stands beside the same as HTML: base64 between its own head and the next boundary.
        tr -d '\r' <"$mail" | awk '/^[Cc]ontent-[Tt]ype: *text\/plain/ {part = 1} part == 2 && /^--/ {exit} part == 2 {print} part == 1 && /^$/ {part = 2}' |
            tr -d '\n' | jq -Rj '@base64d' >"$work/mail"
        ! grep -Eq 'Winter|Mara|Lindenstra|DE89|1991' "$work/mail" || fail "E-Mail $purpose: enthält Angaben zur Person"
        case $purpose in
            draft-paused) grep -qF "$reference" "$work/mail" || fail "E-Mail $purpose: ohne Aktenzeichen" ;;
            *) ! grep -qF "$reference" "$work/mail" || fail "E-Mail $purpose: sagt mehr, als dass es etwas Neues gibt" ;;
        esac
        grep -qF 'Guten Tag' "$work/mail" || fail "E-Mail $purpose: ohne Text"
        good "$mail, ohne Namen und Antworten"
        sed 's/^/      | /' "$work/mail"
    done < <(jq -r '"\(.id) \(.purpose)"' "$work/found")
fi
login carla
told_team() { find_in "/casework/notices?limit=200" ".applicationId == \"$id\"" && [ "$(jq -rs length "$work/found")" = 1 ]; }
wait_until "das Team liest es in seiner Liste, statt eine E-Mail je Antrag zu bekommen" told_team

# --- the desk ------------------------------------------------------------------------------------------------------
step "Auf dem Schreibtisch der Sachbearbeitung"
login carla
call 200 GET "/casework/applications?reference=$reference"
expect "der Antrag steht einmal in der Warteschlange" "$id" "$(field '.items | map(.id) | join(" ")')"
expect "eilt" false "$(field '.items[0].urgent')"
expect "Tag des Antrags" "$date" "$(field '.items[0].applicationDate')"
call 200 GET "/casework/applications/$id"
expect "Nachname" Winter "$(field '.answers.person."ap.last"')"
expect "Wirkung ab" "$effect" "$(field .effectMonth)"
expect "Anlagen" "$(jq -r '.expectedAnnexes | sort | join(" ")' "$scenario")" "$(field '.annexes | sort | join(" ")')"
expect "dieselbe Quittung in der Akte" "$receipt" "$(field .receipt)" >/dev/null
good "dieselbe Quittung in der Akte"
say "PDF der Zusammenfassung: $(field .pdf)"
call 200 GET "/casework/applications/$id/documents"
paper=$(field '.items[] | select(.evidence == "N09") | .id')
call 200 GET "/casework/applications/$id/documents/$paper/content"
expect "die Kündigung kommt Byte für Byte an (SHA-256)" "$(sha256 "$papers/N09-kuendigung.tif")" "$(sha256 "$work/body")"
call 200 GET "/casework/applications/$id/summary"
good "Zusammenfassung geöffnet"
find_in "/casework/drafts?limit=200" ".reference == \"$reference\""
[ ! -s "$work/found" ] || fail "der Antrag steht noch unter den begonnenen"
good "nicht mehr unter den begonnenen Anträgen"

step "Die Nachricht in der Liste des Teams"
find_in "/casework/notices?unread=true&limit=200" ".applicationId == \"$id\""
expect "genau eine Nachricht" 1 "$(jq -s length "$work/found")"
say "$(jq -r '.team + ": " + .title + " -> " + .link' "$work/found")"
expect "eilt" false "$(jq -r .urgent "$work/found")"
! grep -q Winter "$work/found" || fail "die Nachricht nennt einen Namen"
notice=$(jq -r .id "$work/found")
call 204 POST "/casework/notices/$notice/read"
find_in "/casework/notices?unread=true&limit=200" ".id == \"$notice\""
[ ! -s "$work/found" ] || fail "gelesen, aber noch unter den ungelesenen"
good "gelesen"

printf '\nQuittung zum Aufheben:\n%s\n' "$(jq -r '.facts | "  \(.reference), \(.office), Antrag vom \(.applicationDate), zählt ab \(.effectMonth)"' "$work/receipt")"
printf '  %s\n' "$receipt"
printf '\nAlles wie versprochen: %d Schritte, %s.\n' "$steps" "$host"
