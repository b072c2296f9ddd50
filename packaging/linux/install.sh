#!/bin/sh
# Installs Hearth from this unpacked folder: for you alone, or for everybody with `sudo ./install.sh --prefix /usr/local`.
# `--remove` takes it away again and leaves your messages and keys where they are.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
prefix="${HOME:-}/.local"
remove=no
while [ $# -gt 0 ]; do
  case "$1" in
    --prefix)
      [ $# -gt 1 ] || { echo "--prefix needs a folder." >&2; exit 2; }
      prefix=$2
      shift
      ;;
    --remove) remove=yes ;;
    *)
      echo "Usage: ./install.sh [--prefix FOLDER] [--remove]" >&2
      exit 2
      ;;
  esac
  shift
done
case "$prefix" in
  /*) ;;
  *) echo "The folder of --prefix must begin with /." >&2; exit 2 ;;
esac

app="$prefix/lib/hearth"
share="$prefix/share"

refresh() {
  if command -v update-desktop-database >/dev/null 2>&1; then
    update-desktop-database -q "$share/applications" || true
  fi
  if command -v gtk-update-icon-cache >/dev/null 2>&1; then
    gtk-update-icon-cache -q -t -f "$share/icons/hicolor" 2>/dev/null || true
  fi
}

if [ "$remove" = yes ]; then
  rm -rf "$app"
  rm -f "$prefix/bin/hearth" "$share/applications/hearth.desktop" "$share/metainfo/chat.hearth.Hearth.metainfo.xml"
  rm -f "$share"/icons/hicolor/*/apps/hearth.png
  refresh
  echo "Hearth was removed from $prefix."
  exit 0
fi

# Beside its place first, so that a copy that breaks off leaves the old one as it was.
mkdir -p "$prefix/lib" "$prefix/bin" "$share"
rm -rf "$app.new"
cp -R "$here/app" "$app.new"
rm -rf "$app"
mv "$app.new" "$app"
# Where ordinary programs may not build a sandbox, Chromium's helper does it, and must belong to root for that.
if [ "$(id -u)" = 0 ]; then
  chown root:root "$app/chrome-sandbox"
  chmod 4755 "$app/chrome-sandbox"
fi
ln -sf "$app/hearth" "$prefix/bin/hearth"
cp -R "$here/share/." "$share/"
# The menu needs the whole path, because not every desktop looks into ~/.local/bin.
sed "s|^Exec=[^ ]*|Exec=\"$app/hearth\"|" "$here/share/applications/hearth.desktop" >"$share/applications/hearth.desktop"
refresh
echo "Hearth was installed in $prefix. Start it from the menu, or with $prefix/bin/hearth."
