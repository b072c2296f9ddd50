"""A notification server for tests: takes org.freedesktop.Notifications on the session bus.

Writes one JSON line for every notification it receives or closes; reads commands as JSON lines:
{"click": 3} acts as a person who clicks notification 3.
"""

import json
import sys

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

NAME = "org.freedesktop.Notifications"


def say(fact):
    sys.stdout.write(json.dumps(fact) + "\n")
    sys.stdout.flush()


class Daemon(dbus.service.Object):
    def __init__(self, bus):
        super().__init__(dbus.service.BusName(NAME, bus, do_not_queue=True), "/org/freedesktop/Notifications")
        self.last = 0

    @dbus.service.method(NAME, in_signature="susssasa{sv}i", out_signature="u")
    def Notify(self, app, replaces, icon, title, body, actions, hints, timeout):
        number = int(replaces)
        if number == 0:
            self.last += 1
            number = self.last
        say({"type": "notify", "id": number, "app": str(app), "title": str(title), "body": str(body), "actions": [str(a) for a in actions]})
        return dbus.UInt32(number)

    @dbus.service.method(NAME, in_signature="u")
    def CloseNotification(self, number):
        say({"type": "close", "id": int(number)})
        self.NotificationClosed(number, 3)

    @dbus.service.method(NAME, out_signature="as")
    def GetCapabilities(self):
        return ["actions", "body", "persistence"]

    @dbus.service.method(NAME, out_signature="ssss")
    def GetServerInformation(self):
        return ("test", "hearth", "1", "1.2")

    @dbus.service.signal(NAME, signature="us")
    def ActionInvoked(self, number, action):
        pass

    @dbus.service.signal(NAME, signature="uu")
    def NotificationClosed(self, number, reason):
        pass


def main():
    DBusGMainLoop(set_as_default=True)
    daemon = Daemon(dbus.SessionBus())
    loop = GLib.MainLoop()

    def on_command(source, condition):
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        command = json.loads(line)
        if "click" in command:
            daemon.ActionInvoked(dbus.UInt32(command["click"]), "default")
            daemon.NotificationClosed(dbus.UInt32(command["click"]), dbus.UInt32(2))
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, on_command)
    say({"type": "ready"})
    loop.run()


main()
