#!/bin/sh
# Runs HAPI FHIR JPA (R4, H2 in memory) in the foreground; the first run builds it.
#   run.sh [port=8090] [settings=FILE|none] [name=value ...]          see README.md
# TARGET: folder of the build output (target beside this file). JAVA_OPTS: options of the JVM.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${TARGET:-$here/target}

built="$target/built"
if [ ! -e "$built" ] || [ -n "$(find "$here/pom.xml" "$here/src" -newer "$built")" ]; then
  mvn --batch-mode --quiet --file "$here/pom.xml" -Dtarget="$target" compile >&2
  touch "$built"
fi

settings=$here/settings.properties
for argument in "$@"; do
  case $argument in settings=*) settings=${argument#settings=} ;; esac
done

# shellcheck disable=SC2086 # JAVA_OPTS is a list of words
exec java ${JAVA_OPTS:--Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1} \
  -Dorg.slf4j.simpleLogger.defaultLogLevel="${LOG:-error}" \
  -cp "$target/classes:$(cat "$target/classpath")" Hapi "settings=$settings" "$@"
