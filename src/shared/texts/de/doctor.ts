/** Texts of the network doctor, in the window and on the command line. */
export const doctor = {
  title: 'Netzdoktor',
  menu: 'Netzdoktor',
  findOut: 'Herausfinden, warum',
  open: 'Netzdoktor öffnen',
  intro:
    'Sieht nach, was zwischen diesem Computer und den anderen liegt. Gefragt wird nur dieses Netz.',
  looking: 'Wird nachgesehen …',
  again: 'Noch einmal nachsehen',
  copy: 'Bericht kopieren',
  copied: 'Bericht kopiert',
  copyHint: 'Der Bericht enthält Adressen dieses Netzes, keine Namen und keine Nachrichten.',
  list: 'Was gefunden wurde',
  others: 'Hier nicht zutreffend ({{count}})',
  helps: 'Was hilft: {{remedy}}',
  took: '{{seconds}} s',
  verdictGood: 'Alles, was sich prüfen ließ, ist in Ordnung.',
  verdictWarning_one: 'Nichts ist kaputt. {{count}} Sache ist gut zu wissen.',
  verdictWarning_other: 'Nichts ist kaputt. {{count}} Dinge sind gut zu wissen.',
  failed: 'Der Doktor konnte nicht nachsehen. Versuche es noch einmal.',
  state: {
    good: 'gut',
    warning: 'Hinweis',
    trouble: 'Problem',
    none: 'nicht zutreffend',
    running: 'wird geprüft',
  },
  step: {
    interface: 'Netzanschluss',
    address: 'Adresse dieses Computers',
    goal: 'Adresse, der beigetreten werden soll',
    route: 'Weg zu dieser Adresse',
    vpn: 'VPN',
    peer: 'Der andere Computer',
    isolation: 'Router und Netz',
    port: 'Port für den Server',
    own: 'Eigene Adressen',
    multicast: 'Server in der Nähe finden',
    firewall: 'Firewall',
    permission: 'Erlaubnis für das lokale Netz',
    clock: 'Uhr',
    storage: 'Datenträger des Servers',
  },
  finding: {
    skipped_no_goal: 'Es soll keinem Server beigetreten werden.',
    skipped_not_asked: 'Nicht gefragt: In diesem Netz gibt es keine Adresse dafür.',
    skipped_not_hosting: 'Dieser Computer ist nicht Gastgeber.',
    skipped_no_network: 'Dieser Computer ist in keinem Netz.',
    skipped_platform: 'Dieses System hat so etwas nicht.',
    skipped_discovery_off: 'Das Finden in der Nähe ist für diesen Start von Hearth ausgeschaltet.',
    skipped_unknown: 'Es ist nichts bekannt, woran es sich messen ließe.',
    timed_out: 'Das hat zu lange gedauert, deshalb lässt sich nichts sagen.',
    interface_up: 'Verbunden über {{interfaces}}.',
    interface_none: 'Kein Netzanschluss ist verbunden.',
    address_private: 'Dieser Computer ist {{address}} in einem privaten Netz.',
    address_public:
      'Dieser Computer hat eine öffentliche Adresse, {{address}}: Er steht ohne Router davor im Internet.',
    address_overlay: 'Die einzige Adresse ist {{address}}, und sie gehört zu einem VPN.',
    address_virtual:
      'Die einzige Adresse ist {{address}}, und sie gehört zu einem virtuellen Netz.',
    address_link_local:
      'Das Netz hat diesem Computer keine Adresse gegeben. Er hat sich {{address}} ausgedacht, und das geht nur an einem einzelnen Kabel.',
    goal_good: '{{address}} kann in diesem Netz sein.',
    goal_this_computer: '{{address}} ist dieser Computer selbst.',
    goal_internet: '{{address}} ist im Internet. Der Doktor fragt nur lokale Netze.',
    goal_needs_zone:
      '{{address}} sagt nichts ohne den Anschluss, zu dem es gehört, etwa {{address}}%eth0.',
    goal_unknown_name: 'Diesen Namen kennt in diesem Netz niemand.',
    goal_invalid: 'Was eingegeben wurde, ist weder eine Einladung noch eine Adresse.',
    route_direct: '{{address}} ist im selben Netz, über {{interface}}.',
    route_by_router:
      '{{address}} ist in einem anderen Netz, erreichbar durch den Router über {{interface}}.',
    route_by_vpn: 'Der Weg zu {{address}} führt durch das VPN {{interface}}, nicht in dein Netz.',
    route_none: 'Dieser Computer kennt keinen Weg zu {{address}} ({{error}}).',
    vpn_none: 'Der Verkehr geht über {{interface}} hinaus, kein VPN.',
    vpn_default:
      'Aller Verkehr geht durch das VPN {{interface}} hinaus. Viele VPNs schneiden das lokale Netz ab.',
    peer_good: 'Bei {{address}} antwortet ein Hearth-Server.',
    peer_elsewhere:
      'Dort, wo gesucht wurde, antwortet kein Hearth, aber ein Server meldet sich bei {{address}}.',
    peer_other_server:
      'Bei {{address}} antwortet ein anderer Hearth-Server als der erwartete: Sein Schlüssel ist anders.',
    peer_app_too_old:
      'Der Server bei {{address}} braucht ein neueres Hearth: Das auf diesem Computer ist älter.',
    peer_server_too_old:
      'Der Server bei {{address}} läuft mit einem älteren Hearth, das dieses nicht mehr versteht.',
    peer_no_hearth: 'Bei {{address}} antwortet etwas, aber kein Hearth.',
    peer_stuck: 'Bei {{address}} nimmt jemand ab und sagt dann nichts.',
    peer_refused: 'Der Computer bei {{address}} ist da, aber an diesem Port hört nichts.',
    peer_silent: 'Bei {{address}} antwortet nichts.',
    peer_unreachable: 'Das System sagt, dass {{address}} nicht erreichbar ist ({{error}}).',
    isolation_none: 'Das Netz lässt die beiden Computer miteinander reden.',
    router_silent: 'Der andere Computer antwortet, der Router {{gateway}} nicht.',
    isolated:
      'Der Router {{gateway}} antwortet, der andere Computer zeigt nicht einmal, dass er da ist. Er ist aus oder schläft, oder dieses Netz hält seine Geräte auseinander, wie ein Gäste-WLAN es tut.',
    apart:
      'Der Router {{gateway}} antwortet, der andere Computer nicht. Er ist aus oder schläft, seine Firewall lässt nichts hinein, oder dieses Netz hält seine Geräte auseinander, wie ein Gäste-WLAN es tut.',
    peer_blocks:
      'Der andere Computer ist in diesem Netz, lässt aber nichts durch. Das macht eine Firewall.',
    other_network:
      'Der andere Computer ist in einem anderen Netz als dieser, etwa in einem Gäste-WLAN oder hinter einem zweiten Router, und nichts kommt durch.',
    nobody_answers: 'Weder der andere Computer noch ein Router antwortet.',
    port_own: 'Dein Server hört an Port {{port}}.',
    port_free: 'Port {{port}} ist frei.',
    port_moved:
      'Port {{wanted}} war beim Start nicht zu haben, deshalb hört dein Server an {{port}}.',
    port_moved_hearth:
      'Ein anderes Hearth hält Port {{wanted}}, deshalb hört dein Server an {{port}}.',
    port_moved_program:
      'Ein anderes Programm hält Port {{wanted}}, deshalb hört dein Server an {{port}}.',
    port_other_hearth: 'Ein Hearth-Server auf diesem Computer hält Port {{port}} schon.',
    port_other_program: 'Ein anderes Programm auf diesem Computer hält Port {{port}}.',
    port_not_listening: 'Dein Server sollte an Port {{port}} hören, antwortet dort aber nicht.',
    own_reachable: 'Dein Server antwortet an allen Adressen dieses Computers: {{addresses}}.',
    own_partly: 'Dein Server antwortet an {{addresses}}, aber nicht an {{silent}}.',
    own_unreachable: 'Dein Server antwortet an keiner Adresse dieses Computers: {{silent}}.',
    multicast_good: 'Ankündigungen gehen hinaus und kommen an, über {{interfaces}}.',
    multicast_refused:
      'Dieses System lässt keine Ankündigungen über {{interface}} hinaus ({{error}}).',
    multicast_no_echo:
      'Ankündigungen werden an {{interface}} verschluckt: Was hinausgeht, kommt nicht zurück.',
    multicast_off: 'Multicast ist an {{interface}} ausgeschaltet.',
    multicast_unheard:
      'Der Server bei {{address}} antwortet, aber seine Ankündigungen kommen nicht an: Dieses Netz sperrt Multicast, oder sein Gastgeber hat sie ausgeschaltet.',
    announcing_off: 'Du hast ausgeschaltet, dass das Netz von deinem Server erfährt.',
    announcement_missing:
      'Was dein Server ankündigt, ist nicht einmal auf diesem Computer zu hören.',
    firewall_allows: 'Die Firewall lässt Hearth hinein.',
    firewall_off: 'Die Firewall ist aus.',
    firewall_public:
      'Die Regel der Firewall lässt Hearth in privaten Netzen hinein, und dieses Netz gilt als öffentlich.',
    firewall_ufw: 'Die Firewall ufw ist an. Was sie hineinlässt, sieht nur ein Administrator.',
    firewall_firewalld:
      'Die Firewall firewalld ist an. Was sie hineinlässt, sieht nur ein Administrator.',
    firewall_macos: 'Die Firewall von macOS ist an.',
    firewall_no_rule: 'Die Firewall ist an und hat keine Regel für Hearth.',
    firewall_blocks:
      'Eine Regel der Firewall sperrt Hearth. Eine einmal abgebrochene Nachfrage hinterlässt so eine Regel für immer.',
    permission_good: 'macOS lässt Hearth in dieses Netz.',
    permission_refused: 'macOS lässt Hearth nicht in dieses Netz.',
    clock_good: 'Die Uhren dieses Computers und des Servers stimmen überein.',
    clock_ahead: 'Die Uhr dieses Computers geht gegenüber der des Servers {{minutes}} min vor.',
    clock_behind: 'Die Uhr dieses Computers geht gegenüber der des Servers {{minutes}} min nach.',
    storage_good: 'Die Datenbank ist in Ordnung, {{free}} sind frei.',
    storage_recovered:
      'Die Datenbank musste kürzlich neu zusammengesetzt werden. {{free}} sind frei.',
    storage_low: 'Auf dem Datenträger des Servers sind nur {{free}} frei.',
    storage_full: 'Der Datenträger des Servers ist voll: {{free}} sind frei.',
    storage_not_writable: 'In den Ordner des Servers lässt sich nicht schreiben.',
    storage_missing: 'Im Ordner des Servers ist keine Datenbank.',
    storage_damaged: 'Die Datei der Datenbank ist beschädigt.',
  },
  remedy: {
    interface_none:
      'Stecke das Kabel ein oder verbinde dich mit dem WLAN, in dem der Gastgeber ist.',
    address_public:
      'Hier Gastgeber zu sein steht dem ganzen Internet offen. Setze ein Passwort oder stelle dich hinter einen Router.',
    address_overlay: 'Verbinde dich neben dem VPN mit dem Netz, in dem der Gastgeber ist.',
    address_virtual: 'Verbinde dich mit dem Netz, in dem der Gastgeber ist.',
    address_link_local:
      'Verbinde dich neu mit dem Netz oder starte den Router neu, der Adressen vergibt.',
    goal_this_computer:
      'Nimm die Adresse, die der Gastgeberbereich zeigt; diese gilt nur für den Gastgeber selbst.',
    goal_internet: 'Hearth ist für ein Netz: Tritt einer Adresse wie 192.168.1.20 bei.',
    goal_needs_zone: 'Nimm stattdessen die IPv4-Adresse oder die Einladung.',
    goal_unknown_name: 'Nimm die Einladung oder die Adresse in Zahlen.',
    goal_invalid: 'Eine Adresse sieht aus wie 192.168.1.20 oder 192.168.1.20:7788.',
    route_by_vpn: 'Trenne das VPN oder erlaube in seinen Einstellungen das lokale Netz.',
    route_none: 'Verbinde dich mit dem Netz, in dem der Gastgeber ist.',
    vpn_default:
      'Wenn das Beitreten misslingt, trenne das VPN oder erlaube in seinen Einstellungen das lokale Netz.',
    peer_elsewhere: 'Tritt dort bei; der Schlüssel wird wie immer geprüft.',
    peer_other_server:
      'Bitte den Gastgeber um eine neue Einladung. Wenn er Hearth nicht neu eingerichtet hat, gibt sich vielleicht jemand für ihn aus.',
    peer_app_too_old: 'Aktualisiere Hearth auf diesem Computer.',
    peer_server_too_old: 'Bitte den Gastgeber, Hearth auf dem anderen Computer zu aktualisieren.',
    peer_no_hearth: 'Prüfe den Port: Der Gastgeberbereich zeigt ihn.',
    peer_stuck: 'Starte Hearth auf dem Computer des Gastgebers neu.',
    peer_refused: 'Bitte den Gastgeber, den Server zu starten, und vergleicht den Port.',
    peer_silent: 'Sieh unten, was das Netz dazu sagt.',
    peer_unreachable: 'Prüfe, ob beide Computer im selben Netz sind.',
    isolated:
      'Wecke den anderen Computer. Wenn er wach ist, nimm das Haupt-WLAN statt des Gäste-WLANs oder schalte im Router die „Client-Isolation“ aus.',
    apart:
      'Wecke den anderen Computer und erlaube Hearth in seiner Firewall. Wenn das geschehen ist, nimm das Haupt-WLAN statt des Gäste-WLANs.',
    peer_blocks: 'Erlaube Hearth in der Firewall auf dem Computer des Gastgebers.',
    other_network: 'Verbinde beide Computer mit demselben WLAN oder Router.',
    nobody_answers: 'Verbinde dich neu mit dem Netz und sieh noch einmal nach.',
    port_moved: 'Einladungen tragen den neuen Port. Wer die Adresse tippt, braucht ihn auch.',
    port_moved_hearth:
      'Einladungen tragen den neuen Port. Wer die Adresse tippt, braucht ihn auch.',
    port_moved_program:
      'Einladungen tragen den neuen Port. Wer die Adresse tippt, braucht ihn auch.',
    port_other_hearth: 'Der Server nimmt einen anderen Port; die Einladung trägt ihn.',
    port_other_program: 'Der Server nimmt einen anderen Port; die Einladung trägt ihn.',
    port_not_listening: 'Halte den Server an und starte ihn wieder.',
    own_partly:
      'Eine Firewall auf diesem Computer sperrt vielleicht die übrigen. Einladungen tragen alle Adressen.',
    own_unreachable: 'Erlaube Hearth in der Firewall dieses Computers.',
    multicast_refused:
      'Erlaube Multicast (UDP-Port 5353) in der Firewall. Einladungen und Adressen gehen trotzdem.',
    multicast_no_echo:
      'Erlaube Multicast (UDP-Port 5353) in der Firewall. Einladungen und Adressen gehen trotzdem.',
    multicast_off: 'Schalte es für diesen Anschluss ein. Einladungen und Adressen gehen trotzdem.',
    multicast_unheard: 'Nimm die Einladung oder die Adresse; sie gehen trotzdem.',
    announcing_off: 'Kündige ihn an oder gib die Einladung weiter.',
    announcement_missing: 'Halte den Server an und starte ihn wieder. Die Einladung geht trotzdem.',
    firewall_no_rule:
      'Repariere die Regel, oder erlaube Hearth für private Netze, wenn Windows beim Start des Servers fragt.',
    firewall_blocks:
      'Repariere die Regel: Dann werden andere in diesem Netz hineingelassen, und sonst niemand.',
    firewall_public:
      'Wenn du diesem Netz vertraust, stelle es in den Netz-Einstellungen auf privat.',
    firewall_ufw: 'Wenn andere nicht hineinkommen, führe aus: sudo ufw allow {{port}}/tcp',
    firewall_firewalld:
      'Wenn andere nicht hineinkommen, führe aus: sudo firewall-cmd --permanent --add-port={{port}}/tcp, dann sudo firewall-cmd --reload',
    firewall_macos:
      'Wenn andere nicht hineinkommen, öffne Systemeinstellungen, Netzwerk, Firewall, Optionen und lass Hearth eingehende Verbindungen annehmen.',
    permission_refused:
      'Schalte Hearth in den Datenschutz-Einstellungen unter „Lokales Netzwerk“ ein.',
    clock_ahead: 'Lass das System seine Uhr selbst stellen. Bis dahin sehen Uhrzeiten falsch aus.',
    clock_behind: 'Lass das System seine Uhr selbst stellen. Bis dahin sehen Uhrzeiten falsch aus.',
    storage_recovered: 'Der Gastgeberbereich sagt, was verloren ging.',
    storage_low: 'Schaffe bald Platz: Ein voller Datenträger nimmt keine neuen Nachrichten.',
    storage_full: 'Schaffe Platz: Bis dahin werden neue Nachrichten abgelehnt.',
    storage_not_writable: 'Gib dem Konto, das Gastgeber ist, das Recht, dorthin zu schreiben.',
    storage_missing:
      'Prüfe, ob es der richtige Ordner ist. Ein Server legt seine Datenbank an, wenn er startet.',
    storage_damaged:
      'Starte den Server neu: Er setzt die Datenbank aus dem, was lesbar ist, und aus einer Sicherung neu zusammen.',
  },
  repair: {
    asking: 'Windows fragt nach einem Administrator …',
    repaired: 'Die Regel der Firewall wurde repariert.',
    refused:
      'Nichts wurde geändert: Windows fragte nach einem Administrator, und die Antwort war Nein.',
    failed:
      'Die Regel ließ sich nicht reparieren. Vielleicht hält eine Organisation sie fest; frage deren Administrator.',
    unavailable:
      'Von hier aus lässt sich das nicht reparieren. Öffne die Firewall-Einstellungen und erlaube Hearth dort.',
  },
  action: {
    network: 'Netz-Einstellungen öffnen',
    firewall: 'Firewall-Einstellungen öffnen',
    repairFirewall: 'Firewall-Regel reparieren',
    permission: 'Datenschutz-Einstellungen öffnen',
    folder: 'Ordner öffnen',
    announce: 'Ankündigen',
    hostPanel: 'Einladung zeigen',
    join: 'Beitreten',
    joinAt: 'Bei {{address}} beitreten',
  },
} as const;
