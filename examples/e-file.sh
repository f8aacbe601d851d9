#!/usr/bin/env bash
# The life of papers in an electronic case file (E-Akte) against a started host: from an upload that breaks off to the
# package for another office, with everything that must not go wrong on the way.
#
#   examples/e-file.sh [address of the host] [command that runs the host]
#
# The address defaults to http://localhost:5080. The command (or the variable JOBCENTER_HOST_DLL with the path of
# JobcenterModular.Host.dll) is for the two checks at the end, with the settings of the started host in the environment
# and in its working folder. Without it they are left out.
# Needs bash, curl, jq and a host in Development, because the office comes in with demo tokens. With unzip the package is
# looked into, with xmllint and the schemas of xdomea (beside the repository or where JOBCENTER_SHARED says) it is validated.
# Ends with 0 only if everything was as promised; at the first thing that is not, it says what was expected and what came.
set -euo pipefail

host=${1:-http://localhost:5080}
host=${host%/}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
papers=$here/papers
answers=$here/../tests/data/answers/scenario-1.json
shared=${JOBCENTER_SHARED:-$here/../../shared}
schema=$shared/conformance/xdomea/xdomea_3.0.0/xdomea-Nachrichten-AbgabeDurchfuehren.xsd
command=()
if [ -n "${2:-}" ]; then read -ra command <<<"$2"; elif [ -n "${JOBCENTER_HOST_DLL:-}" ]; then command=(dotnet "$JOBCENTER_HOST_DLL"); fi

# shellcheck source=lib.sh
. "$here/lib.sh"
base64of() { jq -Rrsj '@base64'; }
checksum() { printf 'sha256 %s' "$(sha256 "$1" | sed 's/../\\x&/g' | { read -r hex; printf '%b' "$hex"; } | base64 | tr -d '\n')"; }

pdf() { # file, text of its page, more objects (number 5 and on), more of the trailer
    local LC_ALL=C out number=0 body
    local -a offsets=()
    local content="BT /F1 12 Tf 72 720 Td ($2) Tj ET"
    out=$'%PDF-1.4\n'
    for body in '<< /Type /Catalog /Pages 2 0 R >>' '<< /Type /Pages /Kids [3 0 R] /Count 1 >>' \
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>' \
        "<< /Length ${#content} >>"$'\nstream\n'"$content"$'\nendstream' ${3:+"$3"}; do
        number=$((number + 1))
        offsets+=("${#out}")
        out+="$number 0 obj"$'\n'"$body"$'\nendobj\n'
    done
    local start=${#out}
    out+="xref"$'\n'"0 $((number + 1))"$'\n0000000000 65535 f \n'
    for body in "${offsets[@]}"; do out+=$(printf '%010d 00000 n ' "$body")$'\n'; done
    out+="trailer"$'\n'"<< /Size $((number + 1)) /Root 1 0 R ${4:-} >>"$'\n'"startxref"$'\n'"$start"$'\n%%EOF\n'
    printf '%s' "$out" >"$1"
}

[ -f "$answers" ] || { echo "Es fehlt: $answers" >&2; exit 2; }

# --- the applicant -------------------------------------------------------------------------------------------------
step "Einen Antrag beginnen und beantworten, was Nachweise verlangt"
call 200 GET "$host/health/ready"
json 201 POST /applications '{"form":"hauptantrag"}' -H "Idempotency-Key: efile-$(random)"
id=$(field .id)
reference=$(field .reference)
token=$(field .accessToken.token)
customer=$token
for section in person contact payment housing; do
    json 200 PUT "/applications/$id/sections/$section" "$(jq -c --arg section "$section" '.answers[$section]' "$answers")" -H 'If-Match: "0"'
done
call 200 GET "/applications/$id/evidence"
expect "Aktenzeichen $reference; verlangt werden" "N01 N07 N11 N13 N15" "$(field 'map(select(.state == "missing") | .code) | sort | join(" ")')"

step "Ein Papier in zwei Teilen hochladen (tus 1.0.0); dazwischen geht alles schief, was schiefgehen kann"
login ada
call 200 GET /casework/scans
scanner=$(field .scanner)
token=$customer
file=$papers/N07-kontoauszuege.pdf
size=$(wc -c <"$file" | tr -d ' ')
half=$((size / 2))
head -c "$half" "$file" >"$work/part1"
tail -c "+$((half + 1))" "$file" >"$work/part2"
tus=(-H 'Tus-Resumable: 1.0.0')
bytes=("${tus[@]}" -H 'Content-Type: application/offset+octet-stream')
metadata="applicationId $(printf %s "$id" | base64of),evidence $(printf N07 | base64of),filename $(printf 'Kontoauszüge.pdf' | base64of)"
call 204 OPTIONS /uploads
say "Der Host kann: $(header Tus-Extension)"
call 201 POST /uploads "${tus[@]}" -H "Upload-Length: $size" -H "Upload-Metadata: $metadata"
upload=$(header Location)
call 204 PATCH "$upload" "${bytes[@]}" -H 'Upload-Offset: 0' -H "Upload-Checksum: $(checksum "$work/part1")" --data-binary "@$work/part1"
expect "sicher gespeichert, Bytes" "$half" "$(header Upload-Offset)"
call 409 PATCH "$upload" "${bytes[@]}" -H 'Upload-Offset: 0' --data-binary "@$work/part1"
expect "derselbe Teil noch einmal: 409" documents.upload_offset_wrong "$(field .code)"
call 460 PATCH "$upload" "${bytes[@]}" -H "Upload-Offset: $half" -H "Upload-Checksum: $(checksum "$work/part1")" --data-binary "@$work/part2"
expect "Prüfsumme passt nicht zu den Bytes: 460" documents.upload_checksum_mismatch "$(field .code)"

step "Nach der Pause fragen, wo es weitergeht, und fertig werden"
call 200 HEAD "$upload" "${tus[@]}"
expect "nichts davon zählt; weiter bei Byte" "$half" "$(header Upload-Offset)"
call 204 PATCH "$upload" "${bytes[@]}" -H "Upload-Offset: $half" -H "Upload-Checksum: $(checksum "$work/part2")" --data-binary "@$work/part2"
call 200 GET "$(header Content-Location)"
statements=$(field .id)
received=$(field .receivedAt)
expect "ein Dokument mit der SHA-256 der Datei" "$(sha256 "$file")" "$(field .sha256)"

step "Dieselbe Datei noch einmal, auf dem einfachen Weg"
call 200 POST "/applications/$id/documents" -F evidence=N07 -F "file=@$file"
expect "200 statt 201: die erste Quittung" "$statements $received" "$(field '.id + " " + .receivedAt')"

step "Weitere Papiere"
for name in N01-ausweis.jpg N11-mietvertrag.pdf N15-krankenkasse.pdf; do
    call 201 POST "/applications/$id/documents" -F "evidence=${name%%-*}" -F "file=@$papers/$name" -H "Idempotency-Key: paper-$(random)"
    good "$name: $(field .mediaType), $(field .sizeBytes) Bytes"
done
pdf "$work/geschuetzt.pdf" Kontoauszug \
    '<< /Filter /Standard /V 1 /R 2 /P -4 /O <0000000000000000000000000000000000000000000000000000000000000000> /U <0000000000000000000000000000000000000000000000000000000000000000> >>' \
    '/Encrypt 5 0 R'
call 422 POST "/applications/$id/documents" -F evidence=N13 -F "file=@$work/geschuetzt.pdf"
expect "eine Datei mit Passwort wird abgelehnt" documents.password_protected "$(field .code)"
say "$(field .title)"

step "Viren"
own_state() { call 200 GET "/applications/$id/documents/$1" && [ "$(field .check)" = "$2" ]; }
if [ "$scanner" = ready ]; then
    # In pieces, so that no scanner finds it in this script.
    virus="X5O!P%@AP[4\\PZX54(P^)7CC)7}\$EICAR-STANDARD-""ANTIVIRUS-TEST-""FILE!\$H+H*"
    pdf "$work/virus.pdf" Abrechnung "<< /Length ${#virus} >>"$'\nstream\n'"$virus"$'\nendstream'
    call 201 POST "/applications/$id/documents" -F evidence=N13 -F "file=@$work/virus.pdf"
    infected=$(field .id)
    good "angenommen, die Antwort wartet nicht auf die Prüfung: $(field .check)"
    wait_until "das Testvirus ist erkannt" own_state "$infected" infected
    call 409 GET "/applications/$id/documents/$infected/content"
    expect "niemand kann die Datei öffnen" documents.infected "$(field .code)"
    clean=clean
else
    [ "$scanner" = notConfigured ] || fail "der Virenscanner ist eingerichtet, aber nicht bereit: $scanner"
    say "Auf diesem Host ist kein Virenscanner eingerichtet: Die Papiere heißen »nicht geprüft«."
    clean=notScanned
fi
wait_until "die Kontoauszüge sind freigegeben ($clean)" own_state "$statements" "$clean"

step "Abschicken"
call 200 POST "/applications/$id/submission" -H "Idempotency-Key: send-$(random)"
expect "Aktenzeichen auf der Quittung" "$reference" "$(field .facts.reference)"

# --- the office ----------------------------------------------------------------------------------------------------
step "Die Akte auf dem Schreibtisch der Sachbearbeitung"
login carla
desk=$token
reason=(-H 'Access-Reason: Beispiel e-file.sh')
case_is_there() { call 200 GET "/case-files?reference=$reference" "${reason[@]}" && [ "$(field '.items | length')" = 1 ]; }
wait_until "die Akte ist über das Aktenzeichen zu finden" case_is_there
case_file=$(field '.items[0].id')
file_has() { # kind, how many at least
    call 200 GET "/case-files/$case_file/documents?kind=$1&limit=200" "${reason[@]}" && [ "$(field '.items | length')" -ge "$2" ]
}
wait_until "das Abgeschickte liegt als HTML in der Akte" file_has application 1
application=$(field '.items[0].id')
expect "seine Art" text/html "$(field '.items[0].mediaType')"
wait_until "die Antworten liegen als Daten dabei" file_has applicationData 1
call 200 GET "/case-files/$case_file" "${reason[@]}"
expect "Personen" "Mara Sophie Winter" "$(field '[.persons[].name] | join(", ")')"
say "Zustand: $(field .state), offene Nachweise: $(field .openEvidence)"
wait_until "vier Nachweise sind freigegeben" file_has evidence 4
expect "genau vier, nichts Ungeprüftes dabei" "N01:ap N07:ap N11:ap N15:ap" "$(field '[.items[].items[]] | sort | join(" ")')"
call 200 GET "/case-files/$case_file/documents/$statements/content" "${reason[@]}"
expect "die Kontoauszüge kommen Byte für Byte an (SHA-256)" "$(sha256 "$file")" "$(sha256 "$work/body")"
call 200 GET "/case-files/$case_file/documents/$application/content" "${reason[@]}"
grep -qF "$reference" "$work/body" || fail "das HTML in der Akte nennt das Aktenzeichen nicht"
good "das HTML in der Akte nennt das Aktenzeichen"

step "Einen Nachweis annehmen, einen zurückgeben, mit Grund"
review() { # status, code, ETag, decision
    json "$1" PUT "/casework/applications/$id/evidence/$2/ap/review" "$4" ${3:+-H "If-Match: $3"} "${reason[@]}"
}
tag_of() { jq -r --arg code "$1" '.items[] | select(.code == $code) | .etag' "$work/checklist"; }
call 200 GET "/casework/applications/$id/evidence" "${reason[@]}"
cp "$work/body" "$work/checklist"
expect "die Liste der Sachbearbeitung" "N01 present, N07 present, N11 present, N13 missing, N15 present" \
    "$(field '[.items[] | select(.state != "offered") | .code + " " + .state] | sort | join(", ")')"
review 200 N07 "$(tag_of N07)" '{"outcome":"accepted"}'
expect "N07 Kontoauszüge" accepted "$(field .state)"
review 428 N11 "" '{"outcome":"accepted"}'
good "ohne If-Match: 428"
review 412 N07 "$(tag_of N07)" '{"outcome":"rejected","reasonCode":"other","reason":"Zu spät gesehen."}'
expect "wer eine alte Fassung ansah, entscheidet nicht: 412" documents.evidence_stale "$(field .code)"
because='Die zweite Seite fehlt. Bitte schicken Sie alle Seiten.'
review 200 N11 "$(tag_of N11)" "$(jq -nc --arg reason "$because" '{outcome: "rejected", reasonCode: "incomplete", $reason}')"
expect "N11 Mietvertrag" rejected "$(field .state)"

step "Die Kundin sieht, was zu tun ist: nur dieser eine Nachweis ist wieder offen"
token=$customer
states() { field '[.[] | select(.state != "offered") | .code + " " + .state] | sort | join(", ")'; }
checklist_says() { call 200 GET "/applications/$id/evidence" && [ "$(states)" = "$1" ]; }
wait_until "N07 angenommen, N11 zurück, alles andere wie vorher" \
    checklist_says "N01 present, N07 accepted, N11 rejected, N13 missing, N15 present"
expect "der Grund" "$because" "$(field '.[] | select(.code == "N11") | .reason')"
say "bis zum $(field '.[] | select(.code == "N11") | .dueOn')"
pdf "$work/auszug.pdf" "Noch ein Kontoauszug"
call 409 POST "/applications/$id/documents" -F evidence=N07 -F "file=@$work/auszug.pdf"
expect "zum angenommenen Nachweis kommt nichts mehr dazu" documents.draft_closed "$(field .code)"
pdf "$work/mietvertrag.pdf" "Mietvertrag, alle Seiten, $(random)"
call 201 POST "/applications/$id/documents" -F evidence=N11 -F "file=@$work/mietvertrag.pdf" -H "Idempotency-Key: again-$(random)"
again=$(field .id)
later=$(jq -nr 'now + 864000 | strftime("%Y-%m-%d")')
json 200 PUT "/applications/$id/evidence/N13/ap/statement" "{\"statement\":\"later\",\"promisedFor\":\"$later\"}"
expect "»Ich schicke es später«, bis" "later $later" "$(field '.state + " " + .promisedFor')"
wait_until "N11 liegt wieder vor, N13 kommt später" \
    checklist_says "N01 present, N07 accepted, N11 present, N13 later, N15 present"
token=$desk
new_paper_is_there() { call 200 GET "/casework/applications/$id/evidence" "${reason[@]}" && [ "$(field "[.items[] | select(.code == \"N11\").documents[] | select(.id == \"$again\" and (.reviewed | not))] | length")" = 1 ]; }
wait_until "die Sachbearbeitung findet das neue Papier bei N11, noch nicht angesehen" new_paper_is_there

step "Post: Die Scanstelle legt einen Brief ab"
login stefan
call 200 GET "/case-files/by-reference/$reference" "${reason[@]}"
expect "das Aktenzeichen führt zur Akte" "$case_file" "$(field .id)"
pdf "$work/brief.pdf" "Brief vom $(date +%F)"
call 201 POST "/case-files/$case_file/documents" -F channel=post -F "receivedOn=$(TZ=Europe/Berlin date +%F)" -F 'name=Brief der Vermieterin.pdf' \
    -F "file=@$work/brief.pdf" -H "Idempotency-Key: letter-$(random)" "${reason[@]}"
expect "Quittung über den Inhalt (SHA-256)" "$(sha256 "$work/brief.pdf")" "$(field .sha256)"
call 403 GET "/case-files/$case_file" "${reason[@]}"
good "lesen darf sie die Akte nicht: 403"

step "Telefon: Die Hotline schreibt einen Vermerk"
login hedi
json 201 POST "/case-files/$case_file/notes" \
    "{\"text\":\"Frau Winter fragt, ob der Mietvertrag angekommen ist.\",\"calledAt\":\"$(date -u +%FT%TZ)\",\"direction\":\"incoming\"}" "${reason[@]}"
good "Fassung $(field .version) vom $(field .writtenAt)"
token=$desk
wait_until "der Brief liegt in der Akte" file_has mail 1
wait_until "der Vermerk auch" file_has phoneNote 1
call 200 GET "/case-files/$case_file/documents?text=vermieterin" "${reason[@]}"
expect "die Suche nach »vermieterin« findet" "Brief der Vermieterin.pdf" "$(field '[.items[].fileName] | join(", ")')"

step "Die Zusammenfassung als PDF"
pdf_of_application() {
    local end=$((SECONDS + 30))
    until file_has applicationPdf 1; do [ "$SECONDS" -lt "$end" ] || return 1; sleep 0.5; done
}
if pdf_of_application; then
    summary=$(field '.items[0].id')
    call 200 GET "/case-files/$case_file/documents/$summary/content" "${reason[@]}"
    expect "PDF, beginnt mit" "%PDF-" "$(head -c 5 "$work/body")"
else
    say "Nach 30 Sekunden liegt kein PDF in der Akte: Auf diesem Host ist wohl kein Renderer installiert. Das HTML gilt."
fi

step "Die Akte verlässt das Haus: als Paket nach xdomea 3.0.0"
login ingo
json 201 POST "/case-files/$case_file/exports" '{"receiver":"Jobcenter Nachbarstadt"}' -H "Idempotency-Key: export-$(random)" "${reason[@]}"
hand_over=$(field .id)
expect "im Ausgangsbuch" offered "$(field .state)"
call 200 GET "/case-files/$case_file/exports/$hand_over/package" "${reason[@]}"
cp "$work/body" "$work/package.zip"
good "das Paket: $(wc -c <"$work/package.zip" | tr -d ' ') Bytes"
token=$desk
call 200 GET "/case-files/$case_file/documents?limit=200" "${reason[@]}"
jq -r '.items[] | "\(.id) \(.sha256)"' "$work/body" >"$work/documents"
if command -v unzip >/dev/null; then
    unzip -q "$work/package.zip" -d "$work/package" || fail "das Paket lässt sich nicht auspacken"
    expect "Dateien im Paket: jedes Dokument der Akte und die Nachricht" "$(($(wc -l <"$work/documents") + 1))" \
        "$(find "$work/package" -type f | wc -l | tr -d ' ')"
    while read -r document hash; do
        original=$(find "$work/package" -name "*_${document}_v1.*")
        [ -n "$original" ] || fail "Dokument $document fehlt im Paket"
        [ "$(sha256 "$original")" = "$hash" ] || fail "Dokument $document ist im Paket ein anderes"
    done <"$work/documents"
    good "jedes ist Byte für Byte das Original (SHA-256)"
    message=$(find "$work/package" -name '*.xml' | head -n 1)
    if ! command -v xmllint >/dev/null; then say "Ohne xmllint wird die Nachricht nicht gegen die Schemas geprüft."
    elif [ ! -f "$schema" ]; then say "Die Schemas von xdomea liegen nicht in $shared; JOBCENTER_SHARED nennt einen anderen Ordner."
    elif xmllint --nonet --noout --schema "$schema" "$message" 2>"$work/xmllint"; then good "die Nachricht ist gültig nach xdomea 3.0.0"
    else fail "die Nachricht ist ungültig: $(head -n 5 "$work/xmllint")"; fi
else
    say "Ohne unzip wird nicht in das Paket gesehen."
fi
login ingo
call 200 GET "/casework/hand-overs?limit=200"
expect "im Ausgangsbuch" taken "$(field ".items[] | select(.id == \"$hand_over\") | .state")"
json 200 POST "/case-files/$case_file/exports/$hand_over/acknowledgement" '{"accepted":true}' "${reason[@]}"
expect "die andere Seite hat bestätigt" acknowledged "$(field .state)"

step "Wer hat die Akte angesehen? Das Protokoll für den Datenschutz"
login dora
call 200 GET "/audit/case-files?reference=$reference" "${reason[@]}"
expect "die Akte ist zu finden" "$case_file" "$(field '[.items[].id] | join(" ")')"
call 200 GET "/case-files/$case_file/log?action=documentRead&limit=200" "${reason[@]}"
expect "das Lesen der Kontoauszüge steht darin, mit Konto und Grund" "demo:carla caseworker Beispiel e-file.sh" \
    "$(field "[.items[] | select(.documentId == \"$statements\")][0] | .subject + \" \" + .role + \" \" + .reason")"
call 200 GET "/audit/subjects/demo:carla/accesses?limit=5" "${reason[@]}"
good "was ein Mitarbeiter ansah: die letzten $(field '.items | length') Zeilen"
call 403 GET "/case-files/$case_file/documents" "${reason[@]}"
good "die Dokumente selbst: 403"

step "Auch die Kundin sieht, wer ihre Akte ansah"
token=$customer
call 200 GET "/applications/$id/access-log?limit=200"
say "$(field '[.items[] | select(.action == "documentRead")] | length') Mal wurde ein Dokument gelesen, von: $(field '[.items[] | select(.action == "documentRead").role] | unique | join(", ")')"
[ "$(field '[.items[] | select(.role == "caseworker" and .action == "documentRead" and .document == "Kontoauszüge.pdf")] | length')" -ge 1 ] \
    || fail "das Lesen der Kontoauszüge fehlt in ihrer Liste"
good "das Lesen der Kontoauszüge steht in ihrer Liste"
! grep -q 'demo:' "$work/body" || fail "die Liste nennt Konten von Mitarbeitenden"
good "mit Rollen, ohne Namen und Konten der Mitarbeitenden"

step "Und sie bekommt alles, was das Amt über sie aufbewahrt (Art. 15 und 20 DSGVO)"
call 200 GET "/applications/$id/personal-data"
expect "ein zip" "application/zip" "$(header Content-Type)"
if command -v unzip >/dev/null; then
    mv "$work/body" "$work/own.zip"
    unzip -q "$work/own.zip" -d "$work/own" || fail "das zip lässt sich nicht auspacken"
    find "$work/own" -type f -exec sh -c 'sha256sum "$1" 2>/dev/null || shasum -a 256 "$1"' _ {} \; | grep -q "^$(sha256 "$file")" \
        || fail "ihre Kontoauszüge fehlen"
    good "$(find "$work/own" -type f | wc -l | tr -d ' ') Dateien, ihre Kontoauszüge sind dabei"
fi

step "Ist das Protokoll unverletzt, sind alle Dateien heil?"
if [ "${#command[@]}" -gt 0 ]; then
    for verb in --verify-log --check-documents; do
        "${command[@]}" "$verb" >"$work/check" 2>&1 || { : >"$work/body"; fail "$verb: erwartet 0; $(tail -n 20 "$work/check")"; }
        good "$verb: $(tail -n 1 "$work/check")"
    done
else
    say "Ohne den Befehl des Hosts (zweites Argument) bleiben --verify-log und --check-documents aus."
fi

printf '\nAlles wie versprochen: %d Schritte, %s.\n' "$steps" "$host"
