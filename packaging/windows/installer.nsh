; What the installer does beyond copying files. Included by the packager's own script.

; Where the server of this app may be reached from: the own network alone, however it is called.
!define HEARTH_RULE "Hearth"
!define HEARTH_NETSH '"$SYSDIR\netsh.exe" advfirewall firewall'

!macro customInstall
  ; Links: the address stands after `--`, where nothing is a switch any more (CVE-2018-1000006).
  WriteRegStr SHELL_CONTEXT "Software\Classes\hearth" "" "URL:Hearth"
  WriteRegStr SHELL_CONTEXT "Software\Classes\hearth" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\hearth\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\hearth\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" -- "%1"'

  ; Only an administrator may open the firewall, and only then does the installer run as one.
  ${If} $installMode == "all"
    nsExec::ExecToLog '${HEARTH_NETSH} delete rule name="${HEARTH_RULE}" program="$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
    Pop $0
    nsExec::ExecToLog '${HEARTH_NETSH} add rule name="${HEARTH_RULE}" dir=in action=allow enable=yes profile=private,domain protocol=TCP remoteip=localsubnet program="$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
    Pop $0
    nsExec::ExecToLog '${HEARTH_NETSH} add rule name="${HEARTH_RULE}" dir=in action=allow enable=yes profile=private,domain protocol=UDP remoteip=localsubnet localport=5353 program="$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
    Pop $0
  ${EndIf}
!macroend

!macro customUnInstall
  ; An update removes the old version first: what it would only put back stays.
  ${IfNot} ${isUpdated}
    DeleteRegKey SHELL_CONTEXT "Software\Classes\hearth"
  ${EndIf}
  ${If} $installMode == "all"
    nsExec::ExecToLog '${HEARTH_NETSH} delete rule name="${HEARTH_RULE}" program="$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
    Pop $0
  ${EndIf}
!macroend
