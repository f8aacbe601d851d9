# What the walk-throughs share: words, requests and their answers. Sourced by them after $host is set; needs bash, curl and jq.
# shellcheck shell=bash
for tool in curl jq; do command -v "$tool" >/dev/null || { echo "Bitte zuerst $tool installieren." >&2; exit 2; }; done

api=$host/api/v1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
token=""    # whose eyes we look through
status=""   # of the last answer; its body and headers lie in $work
steps=0

# --- words ---------------------------------------------------------------------------------------------------------
step() { steps=$((steps + 1)); printf '\nSchritt %d: %s\n' "$steps" "$1"; }
say() { printf '   %s\n' "$1"; }
good() { printf '   ok: %s\n' "$1"; }
fail() {
    printf '\nNICHT WIE VERSPROCHEN (Schritt %d): %s\n' "$steps" "$1" >&2
    [ -s "$work/body" ] && { printf 'Letzte Antwort (%s): ' "$status"; head -c 2000 "$work/body" | tr -d '\0'; echo; } >&2
    exit 1
}
expect() { # what, expected, came
    [ "$2" = "$3" ] || fail "$1: erwartet »$2«, gekommen »$3«"
    good "$1: $3"
}

# --- HTTP ----------------------------------------------------------------------------------------------------------
call() { # expected status, method, path, more of curl
    local wanted=$1 method=$2 url=$3 tries=0
    shift 3
    case $url in http*) ;; /api/*) url=$host$url ;; *) url=$api$url ;; esac
    local -a auth=()
    [ -n "$token" ] && auth=(-H "Authorization: Bearer $token")
    [ "$method" = HEAD ] && auth+=(--head)
    while :; do
        : >"$work/body"
        status=$(curl -sS --max-time 60 -o "$work/body" -D "$work/headers" -w '%{http_code}' -X "$method" \
            ${auth[@]+"${auth[@]}"} "$@" "$url") || fail "$method $url: keine Antwort"
        [ "$status" = 429 ] && [ "$wanted" != 429 ] && [ "$tries" -lt 2 ] || break
        tries=$((tries + 1))
        say "Der Host bittet um Geduld (429); es geht gleich weiter."
        sleep "$(header Retry-After)"
    done
    [ "$status" = "$wanted" ] || fail "$method $url: erwartet $wanted, gekommen $status"
}
json() { call "$1" "$2" "$3" -H 'Content-Type: application/json' --data-binary "$4" "${@:5}"; }
field() { jq -r "$1" "$work/body"; }
header() { tr -d '\r' <"$work/headers" | awk -v name="$1:" 'tolower($1) == tolower(name) { sub(/^[^ ]* /, ""); print; exit }'; }
login() { token=""; json 200 POST /demo-tokens "{\"user\":\"$1\"}"; token=$(field .token); }
wait_until() { # what, command
    local end=$((SECONDS + ${patience:-60}))
    until "${@:2}"; do
        [ "$SECONDS" -lt "$end" ] || fail "$1: nach ${patience:-60} Sekunden noch nicht"
        sleep 0.5
    done
    good "$1"
}
find_in() { # list (with its query), jq condition: leaves the items that fit in $work/found
    local cursor="" page
    : >"$work/found"
    for page in 1 2 3 4 5 6 7 8 9 10; do
        call 200 GET "$1${cursor:+&cursor=$cursor}"
        jq -c ".items[] | select($2)" "$work/body" >>"$work/found"
        cursor=$(field '.nextCursor // ""')
        [ -n "$cursor" ] || break
    done
}
sha256() { if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d' ' -f1; }
random() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }
