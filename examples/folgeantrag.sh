#!/usr/bin/env bash
# The Folgeantrag: a Hauptantrag is granted, the clock moves on, the reminder comes, and the renewal without changes takes at
# most twelve inputs; a year later the next one tells of a new flat. The desk sees the difference, and only that.
#
#   examples/folgeantrag.sh [address of the host]
#
# The address defaults to http://localhost:5080. Needs bash, curl, jq and a host in Development: only there can its clock be
# moved and do people come in with demo tokens. The host's clock stays where the story has ended.
# Ends with 0 only if everything was as promised; at the first thing that is not, it says what was expected and what came.
set -euo pipefail

host=${1:-http://localhost:5080}
host=${host%/}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scenario=$here/../tests/data/answers/scenario-1.json
# shellcheck source=lib.sh
. "$here/lib.sh"
[ -f "$scenario" ] || { echo "Es fehlt: $scenario" >&2; exit 2; }

# --- the clock -----------------------------------------------------------------------------------------------------
epoch() { TZ=Europe/Berlin date -d "$1 $2" +%s 2>/dev/null || TZ=Europe/Berlin date -j -f '%Y-%m-%d %H:%M' "$1 $2" +%s; }
plus() { jq -rn --arg day "$1" --argjson days "$2" '$day | strptime("%Y-%m-%d") | mktime + $days * 86400 | strftime("%Y-%m-%d")'; }
year_on() { jq -rn --arg day "$1" '$day | (.[0:4] | tonumber + 1 | tostring) + .[4:]'; }
host_now() { login ada; call 200 GET /demo-clock; field '.now | sub("\\.[0-9]+"; "") | sub("\\+00:00"; "Z") | fromdateiso8601'; }
go_to() { # day: half past nine on it
    local now target
    now=$(host_now)
    target=$(epoch "$1" 09:30)
    [ "$target" -gt "$now" ] || return 0
    login ada
    json 200 POST /demo-clock "{\"advance\":\"PT$((target - now))S\"}"
    say "Es ist der $1, halb zehn."
}

# --- what people do ------------------------------------------------------------------------------------------------
save() { # application, section, answers (they replace those of the same questions)
    local etag answers
    call 200 GET "/applications/$1/sections/$2"
    etag=$(header ETag)
    answers=$(jq -c --argjson new "$3" '(.answers // {}) + $new' "$work/body")
    json 200 PUT "/applications/$1/sections/$2" "$answers" -H "If-Match: $etag"
}
grant() { # application, first day: for a year
    local to
    to=$(plus "$(year_on "$2")" -1)
    login carla
    call 200 GET "/casework/applications/$1/decision"
    json 200 PUT "/casework/applications/$1/decision" \
        "{\"kind\":\"granted\",\"from\":\"$2\",\"to\":\"$to\",\"provisional\":false}" -H "If-Match: $(header ETag)"
    expect "entschieden von einem Menschen" granted "$(field .inForce.kind)"
    period_to=$to
    say "bewilligt vom $2 bis $to"
}
told() { find_in "/applications/$1/notices?limit=200" '.purpose == "approval-period-ends"'; [ -s "$work/found" ]; }
begin_renewal() { # granted application: leaves the renewal in $renewal
    json 201 POST /applications "{\"form\":\"folgeantrag\",\"renews\":\"$1\"}" -H "Idempotency-Key: renew-$(random)"
    renewal=$(field .id)
    say "Aktenzeichen $(field .reference), vorausgefüllt mit dem, was bekannt ist"
}
answer_for() { # question: what is said to it
    case $1 in
        start.month) printf '"%s"' "${counts_from%-*}" ;;
        kdu.moved) printf '{"agreed":"ja"}' ;;
        *) printf true ;; # declarations: never carried, always said anew
    esac
}
finish() { # renewal: answers what must be said anew and confirms the rest, counting every input
    local line section question block
    call 200 GET "/applications/$1/progress"
    counts_from=$(field .renewal.countsFrom)
    while IFS= read -r line; do
        [ -n "$line" ] || continue
        section=${line%% *} question=${line##* }
        save "$1" "$section" "{\"$question\":$(answer_for "$question")}"
        inputs=$((inputs + 1))
    done < <(jq -r '.renewal.toAnswer[] | .section + " " + .question' "$work/body")
    call 200 GET "/applications/$1/progress"
    while IFS= read -r line; do
        [ -n "$line" ] || continue
        block=${line%% *}
        json 200 PUT "/applications/$1/confirmations/$block" '{"confirmed":true}' -H "If-Match: ${line##* }"
        inputs=$((inputs + 1))
    done < <(jq -r '.renewal.blocks[] | select(.state == "open" or .state == "partly") | .key + " " + .etag' "$work/body")
}

# The last day that is granted to Anna by earlier runs; nothing if there is none. A household's periods may not overlap.
granted_until() {
    local known
    login anna
    call 200 GET /applications
    for known in $(jq -r '.[] | select(.status == "submitted") | .id' "$work/body"); do
        call 200 GET "/applications/$known/renewal"
        field '.periodTo // empty'
    done | sort | tail -n 1
}

step "Anna stellt einen Hauptantrag"
last=$(granted_until)
[ -z "$last" ] || go_to "$last"
today=$(TZ=Europe/Berlin date -d "@$(host_now)" +%F 2>/dev/null || TZ=Europe/Berlin date -r "$(host_now)" +%F)
go_to "$(plus "$today" 1)"
login anna
json 201 POST /applications '{"form":"hauptantrag"}' -H "Idempotency-Key: first-$(random)"
id=$(field .id)
effect=$(field .effectMonth)
for section in $(jq -r '.answers | keys_unsorted[]' "$scenario"); do
    save "$id" "$section" "$(jq -c --arg section "$section" --arg month "${effect%-*}" \
        '.answers[$section] | if has("start.month") then ."start.month" = $month else . end' "$scenario")"
done
call 200 POST "/applications/$id/submission" -H "Idempotency-Key: send-$(random)"
reference=$(field .facts.reference)
say "$reference ist abgeschickt"
call 200 GET "/applications/$id/status"
say "Stand: $(field .text)"

step "Er liegt auf dem Schreibtisch und wird bewilligt"
login carla
find_in "/casework/items?queue=new&reference=$reference" ".applicationId == \"$id\""
[ -s "$work/found" ] || fail "$reference liegt nicht bei den neuen Vorgängen"
good "bei den neuen Vorgängen: $(jq -r .kind "$work/found")"
call 200 GET "/casework/applications/$id/orientation"
good "grobe Orientierung: $(field '.needCents / 100') EUR im Monat, $(field '.need | length') Zeilen mit Fundstelle"
grant "$id" "$effect"
login anna
call 200 GET "/applications/$id/status"
say "Stand für Anna: $(field .text)"

step "Acht Wochen vor dem Ende kommt die Erinnerung, vorher wird nichts angeboten"
go_to "$(plus "$period_to" -58)"
login anna
call 200 GET "/applications/$id/renewal"
expect "58 Tage vorher angeboten" false "$(field .offered)"
go_to "$(plus "$period_to" -56)"
login anna
wait_until "Anna ist erinnert" told "$id"
call 200 GET "/applications/$id/renewal"
expect "56 Tage vorher angeboten" true "$(field .offered)"

step "Nichts hat sich geändert: höchstens zwölf Eingaben"
begin_renewal "$id"
call 200 GET "/applications/$renewal/sections/payment"
expect "das Konto ist bekannt, aber verdeckt" "**** 3000" "$(field '.answers."pay.iban"')"
call 200 GET "/applications/$renewal/sections/end"
expect "Erklärungen sind nie übernommen" 0 "$(field '.answers | length')"
inputs=0
finish "$renewal"
[ "$inputs" -le 12 ] || fail "es waren $inputs Eingaben, versprochen sind höchstens 12"
good "$inputs Eingaben"
call 200 GET "/applications/$renewal/evidence"
expect "verlangte Papiere: nur, was immer neu kommen muss" N07 "$(field '[.[] | select(.state == "missing") | .code] | unique | join(" ")')"
call 200 POST "/applications/$renewal/submission" -H "Idempotency-Key: send-$(random)"

step "Die Sachbearbeitung sieht den Unterschied: keinen"
login carla
call 200 GET "/casework/applications/$renewal/difference"
expect "unverändert" true "$(field .unchanged)"
expect "nicht bestätigt" 0 "$(field '.unconfirmed | length')"
grant "$renewal" "$(plus "$period_to" 1)"

step "Ein Jahr später, mit einer neuen Wohnung"
go_to "$(plus "$period_to" -56)"
login anna
wait_until "Anna ist wieder erinnert" told "$renewal"
begin_renewal "$renewal"
today=$(TZ=Europe/Berlin date -d "@$(host_now)" +%F 2>/dev/null || TZ=Europe/Berlin date -r "$(host_now)" +%F)
login anna
save "$renewal" contact "{\"addr.street\":\"Neue Gasse 3\",\"addr.since\":\"$(plus "$today" -20)\"}"
save "$renewal" housing "{\"kdu.cold\":45000,\"kdu.contract\":\"$(plus "$today" -40)\"}"
inputs=0
finish "$renewal"
call 200 GET "/applications/$renewal/evidence"
for code in N07 N11; do
    [ "$(field "[.[] | select(.code == \"$code\" and .state == \"missing\")] | length")" = 1 ] || fail "$code wird nicht verlangt"
done
good "verlangt werden Kontoauszüge und der neue Mietvertrag: $(field '[.[] | select(.state == "missing") | .code] | unique | join(" ")')"
call 200 POST "/applications/$renewal/submission" -H "Idempotency-Key: send-$(random)"
login carla
call 200 GET "/casework/applications/$renewal/difference"
expect "unverändert" false "$(field .unchanged)"
expect "geänderte Abschnitte" "contact housing" "$(field '[.sections[].section] | join(" ")')"
expect "Kaltmiete vorher und jetzt" "42000 45000" \
    "$(field '.sections[].questions[] | select(.question == "kdu.cold") | "\(.before) \(.now)"')"

printf '\nAlles wie versprochen.\n'
