/** Texts of the network doctor, in the window and on the command line. */
export const doctor = {
  title: 'Docteur réseau',
  menu: 'Docteur réseau',
  findOut: 'Chercher pourquoi',
  open: 'Ouvrir le docteur réseau',
  intro:
    'Regarde ce qu’il y a entre cet ordinateur et les autres. Rien d’autre que ce réseau n’est interrogé.',
  looking: 'Examen…',
  again: 'Regarder à nouveau',
  copy: 'Copier le rapport',
  copied: 'Rapport copié',
  copyHint: 'Le rapport contient des adresses de ce réseau, ni noms ni messages.',
  list: 'Ce qui a été trouvé',
  others: 'Sans objet ici ({{count}})',
  helps: 'Ce qui aide : {{remedy}}',
  took: '{{seconds}} s',
  verdictGood: 'Tout ce qui pouvait être examiné est en ordre.',
  verdictWarning_one: 'Rien n’est cassé. {{count}} chose est bonne à savoir.',
  verdictWarning_many: 'Rien n’est cassé. {{count}} de choses sont bonnes à savoir.',
  verdictWarning_other: 'Rien n’est cassé. {{count}} choses sont bonnes à savoir.',
  failed: 'Le docteur n’a pas pu regarder. Réessayez.',
  state: {
    good: 'bon',
    warning: 'à noter',
    trouble: 'problème',
    none: 'sans objet',
    running: 'en cours',
  },
  step: {
    interface: 'Interface réseau',
    address: 'Adresse de cet ordinateur',
    goal: 'Adresse à rejoindre',
    route: 'Chemin vers cette adresse',
    vpn: 'VPN',
    peer: 'L’autre ordinateur',
    isolation: 'Routeur et réseau',
    port: 'Port d’hébergement',
    own: 'Adresses propres',
    multicast: 'Trouver les serveurs à proximité',
    firewall: 'Pare-feu',
    permission: 'Autorisation de réseau local',
    clock: 'Horloge',
    storage: 'Disque du serveur',
  },
  finding: {
    skipped_no_goal: 'Rien n’est à rejoindre.',
    skipped_not_asked: 'Non demandé : il n’y a pas d’adresse à interroger sur ce réseau.',
    skipped_not_hosting: 'Cet ordinateur n’héberge pas.',
    skipped_no_network: 'Cet ordinateur n’est sur aucun réseau.',
    skipped_platform: 'Ce système n’a rien de tel.',
    skipped_discovery_off: 'La découverte est désactivée pour ce lancement de Hearth.',
    skipped_unknown: 'On ne sait rien qui permette d’en juger.',
    timed_out: 'Cela a pris trop de temps ; on ne peut rien dire.',
    interface_up: 'Connecté par {{interfaces}}.',
    interface_none: 'Aucune interface réseau n’est connectée.',
    address_private: 'Cet ordinateur est {{address}} sur un réseau privé.',
    address_public:
      'Cet ordinateur a une adresse publique, {{address}} : il est sur internet sans routeur devant lui.',
    address_overlay: 'La seule adresse est {{address}}, et elle appartient à un VPN.',
    address_virtual: 'La seule adresse est {{address}}, et elle appartient à un réseau virtuel.',
    address_link_local:
      'Le réseau n’a donné aucune adresse à cet ordinateur. Il s’est inventé {{address}}, qui ne vaut que sur un seul câble.',
    goal_good: '{{address}} peut être sur ce réseau.',
    goal_this_computer: '{{address}} est cet ordinateur lui-même.',
    goal_internet: '{{address}} est sur internet. Le docteur n’interroge que des réseaux locaux.',
    goal_needs_zone:
      '{{address}} ne dit rien sans l’interface où elle se trouve, comme {{address}}%eth0.',
    goal_unknown_name: 'Personne sur ce réseau ne connaît ce nom.',
    goal_invalid: 'Ce qui a été tapé n’est ni une invitation ni une adresse.',
    route_direct: '{{address}} est sur le même réseau, par {{interface}}.',
    route_by_router:
      '{{address}} est sur un autre réseau, atteint par le routeur via {{interface}}.',
    route_by_vpn:
      'Le chemin vers {{address}} passe par le VPN {{interface}}, pas par votre réseau.',
    route_none: 'Cet ordinateur ne connaît aucun chemin vers {{address}} ({{error}}).',
    vpn_none: 'Le trafic sort par {{interface}}, sans VPN.',
    vpn_default:
      'Tout le trafic sort par le VPN {{interface}}. Beaucoup de VPN coupent le réseau local.',
    peer_good: 'Un serveur Hearth répond à {{address}}.',
    peer_elsewhere:
      'Rien de Hearth ne répond là où on a cherché, mais un serveur s’annonce à {{address}}.',
    peer_other_server:
      'À {{address}} répond un autre serveur Hearth que celui attendu : sa clé est différente.',
    peer_app_too_old:
      'Le serveur à {{address}} demande un Hearth plus récent : celui de cet ordinateur est plus ancien.',
    peer_server_too_old:
      'Le serveur à {{address}} utilise un Hearth plus ancien, que celui-ci ne comprend plus.',
    peer_no_hearth: 'Quelque chose répond à {{address}}, mais ce n’est pas Hearth.',
    peer_stuck: 'À {{address}} quelqu’un décroche puis ne dit rien.',
    peer_refused: 'L’ordinateur à {{address}} est là, mais rien n’écoute sur ce port.',
    peer_silent: 'Rien ne répond à {{address}}.',
    peer_unreachable: 'Le système dit que {{address}} ne peut pas être joint ({{error}}).',
    isolation_none: 'Le réseau laisse les deux ordinateurs se parler.',
    router_silent: 'L’autre ordinateur répond, le routeur {{gateway}} non.',
    isolated:
      'Le routeur {{gateway}} répond, l’autre ordinateur ne montre même pas qu’il est là. Il est éteint ou en veille, ou ce réseau sépare ses appareils, comme le fait un Wi-Fi invité.',
    apart:
      'Le routeur {{gateway}} répond, l’autre ordinateur non. Il est éteint ou en veille, son pare-feu ne laisse rien entrer, ou ce réseau sépare ses appareils, comme le fait un Wi-Fi invité.',
    peer_blocks:
      'L’autre ordinateur est sur ce réseau, mais ne laisse rien passer. C’est ce que fait un pare-feu.',
    other_network:
      'L’autre ordinateur est sur un autre réseau que celui-ci, comme avec un Wi-Fi invité ou un second routeur, et rien ne passe.',
    nobody_answers: 'Ni l’autre ordinateur ni un routeur ne répond.',
    port_own: 'Votre serveur écoute sur le port {{port}}.',
    port_free: 'Le port {{port}} est libre.',
    port_moved:
      'Le port {{wanted}} n’était pas disponible au début ; votre serveur écoute donc sur {{port}}.',
    port_moved_hearth:
      'Un autre Hearth tient le port {{wanted}} ; votre serveur écoute donc sur {{port}}.',
    port_moved_program:
      'Un autre programme tient le port {{wanted}} ; votre serveur écoute donc sur {{port}}.',
    port_other_hearth: 'Un serveur Hearth de cet ordinateur tient déjà le port {{port}}.',
    port_other_program: 'Un autre programme de cet ordinateur tient le port {{port}}.',
    port_not_listening: 'Votre serveur devrait écouter sur le port {{port}}, mais n’y répond pas.',
    own_reachable: 'Votre serveur répond à toutes les adresses de cet ordinateur : {{addresses}}.',
    own_partly: 'Votre serveur répond à {{addresses}}, mais pas à {{silent}}.',
    own_unreachable:
      'Votre serveur ne répond à aucune des adresses de cet ordinateur : {{silent}}.',
    multicast_good: 'Les annonces partent et arrivent sur {{interfaces}}.',
    multicast_refused: 'Ce système ne laisse sortir aucune annonce sur {{interface}} ({{error}}).',
    multicast_no_echo:
      'Les annonces sont avalées sur {{interface}} : ce qui est envoyé ne revient pas.',
    multicast_off: 'Le multicast est désactivé sur {{interface}}.',
    multicast_unheard:
      'Le serveur à {{address}} répond, mais ses annonces n’arrivent pas : ce réseau bloque le multicast, ou son hôte les a désactivées.',
    announcing_off: 'Vous avez désactivé l’annonce de votre serveur sur le réseau.',
    announcement_missing: 'Ce que votre serveur annonce ne s’entend même pas sur cet ordinateur.',
    firewall_allows: 'Le pare-feu laisse entrer Hearth.',
    firewall_off: 'Le pare-feu est désactivé.',
    firewall_public:
      'La règle du pare-feu laisse entrer Hearth sur les réseaux privés, et ce réseau compte comme public.',
    firewall_ufw:
      'Le pare-feu ufw est actif. Seul un administrateur peut voir ce qu’il laisse entrer.',
    firewall_firewalld:
      'Le pare-feu firewalld est actif. Seul un administrateur peut voir ce qu’il laisse entrer.',
    firewall_macos: 'Le pare-feu de macOS est actif.',
    firewall_no_rule: 'Le pare-feu est actif et n’a pas de règle pour Hearth.',
    firewall_blocks:
      'Une règle du pare-feu bloque Hearth. Une demande annulée une fois laisse une telle règle pour toujours.',
    permission_good: 'macOS laisse Hearth accéder à ce réseau.',
    permission_refused: 'macOS ne laisse pas Hearth accéder à ce réseau.',
    clock_good: 'Les horloges de cet ordinateur et du serveur concordent.',
    clock_ahead: 'L’horloge de cet ordinateur avance de {{minutes}} min sur celle du serveur.',
    clock_behind: 'L’horloge de cet ordinateur retarde de {{minutes}} min sur celle du serveur.',
    storage_good: 'La base de données est en ordre, {{free}} sont libres.',
    storage_recovered: 'La base de données a dû être reconstituée récemment. {{free}} sont libres.',
    storage_low: 'Seulement {{free}} sont libres sur le disque du serveur.',
    storage_full: 'Le disque du serveur est plein : {{free}} sont libres.',
    storage_not_writable: 'On ne peut pas écrire dans le dossier du serveur.',
    storage_missing: 'Il n’y a pas de base de données dans le dossier du serveur.',
    storage_damaged: 'Le fichier de la base de données est endommagé.',
  },
  remedy: {
    interface_none: 'Branchez le câble ou connectez-vous au Wi-Fi de l’hôte.',
    address_public:
      'Héberger ici est ouvert à tout internet. Mettez un mot de passe, ou placez-vous derrière un routeur.',
    address_overlay: 'Connectez-vous au réseau de l’hôte, en plus du VPN.',
    address_virtual: 'Connectez-vous au réseau de l’hôte.',
    address_link_local:
      'Reconnectez-vous au réseau, ou redémarrez le routeur qui distribue les adresses.',
    goal_this_computer:
      'Utilisez l’adresse qu’affiche le volet de l’hôte ; celle-ci ne vaut que pour l’hôte.',
    goal_internet: 'Hearth est fait pour un réseau : rejoignez une adresse comme 192.168.1.20.',
    goal_needs_zone: 'Utilisez plutôt l’adresse IPv4 ou l’invitation.',
    goal_unknown_name: 'Utilisez l’invitation, ou l’adresse en chiffres.',
    goal_invalid: 'Une adresse ressemble à 192.168.1.20 ou à 192.168.1.20:7788.',
    route_by_vpn: 'Déconnectez le VPN, ou autorisez le réseau local dans ses réglages.',
    route_none: 'Connectez-vous au réseau de l’hôte.',
    vpn_default:
      'Si l’on n’arrive pas à rejoindre, déconnectez le VPN ou autorisez le réseau local dans ses réglages.',
    peer_elsewhere: 'Rejoignez-le là ; la clé est vérifiée comme toujours.',
    peer_other_server:
      'Demandez une nouvelle invitation à l’hôte. S’il n’a pas réinstallé Hearth, quelqu’un se fait peut-être passer pour lui.',
    peer_app_too_old: 'Mettez à jour Hearth sur cet ordinateur.',
    peer_server_too_old: 'Demandez à l’hôte de mettre à jour Hearth sur l’autre ordinateur.',
    peer_no_hearth: 'Vérifiez le port : le volet de l’hôte l’affiche.',
    peer_stuck: 'Redémarrez Hearth sur l’ordinateur de l’hôte.',
    peer_refused: 'Demandez à l’hôte de commencer à héberger, et comparez le port.',
    peer_silent: 'Voyez plus bas ce qu’en dit le réseau.',
    peer_unreachable: 'Vérifiez que les deux ordinateurs sont sur le même réseau.',
    isolated:
      'Réveillez l’autre ordinateur. S’il est réveillé, utilisez le Wi-Fi principal au lieu de celui des invités, ou désactivez « l’isolation des clients » dans le routeur.',
    apart:
      'Réveillez l’autre ordinateur et autorisez Hearth dans son pare-feu. Si c’est fait, utilisez le Wi-Fi principal au lieu de celui des invités.',
    peer_blocks: 'Sur l’ordinateur de l’hôte, autorisez Hearth dans le pare-feu.',
    other_network: 'Connectez les deux ordinateurs au même Wi-Fi ou routeur.',
    nobody_answers: 'Reconnectez-vous au réseau et regardez à nouveau.',
    port_moved: 'Les invitations portent le nouveau port. Qui tape l’adresse en a besoin aussi.',
    port_moved_hearth:
      'Les invitations portent le nouveau port. Qui tape l’adresse en a besoin aussi.',
    port_moved_program:
      'Les invitations portent le nouveau port. Qui tape l’adresse en a besoin aussi.',
    port_other_hearth: 'L’hébergement prend un autre port ; l’invitation le porte.',
    port_other_program: 'L’hébergement prend un autre port ; l’invitation le porte.',
    port_not_listening: 'Arrêtez d’héberger puis recommencez.',
    own_partly:
      'Un pare-feu de cet ordinateur bloque peut-être les autres. Les invitations portent toutes les adresses.',
    own_unreachable: 'Autorisez Hearth dans le pare-feu de cet ordinateur.',
    multicast_refused:
      'Autorisez le multicast (port UDP 5353) dans le pare-feu. Les invitations et les adresses marchent quand même.',
    multicast_no_echo:
      'Autorisez le multicast (port UDP 5353) dans le pare-feu. Les invitations et les adresses marchent quand même.',
    multicast_off:
      'Activez-le pour cette interface. Les invitations et les adresses marchent quand même.',
    multicast_unheard: 'Utilisez l’invitation ou l’adresse ; elles marchent quand même.',
    announcing_off: 'Annoncez-le, ou donnez l’invitation.',
    announcement_missing: 'Arrêtez d’héberger puis recommencez. L’invitation marche quand même.',
    firewall_no_rule:
      'Réparez la règle, ou autorisez les réseaux privés quand Windows le demande au début de l’hébergement.',
    firewall_blocks:
      'Réparez la règle : les autres sur ce réseau pourront alors entrer, et personne d’autre.',
    firewall_public:
      'Si vous faites confiance à ce réseau, passez-le en privé dans les réglages réseau.',
    firewall_ufw: 'Si les autres ne peuvent pas entrer, exécutez : sudo ufw allow {{port}}/tcp',
    firewall_firewalld:
      'Si les autres ne peuvent pas entrer, exécutez : sudo firewall-cmd --permanent --add-port={{port}}/tcp, puis sudo firewall-cmd --reload',
    firewall_macos:
      'Si les autres ne peuvent pas entrer, ouvrez Réglages Système, Réseau, Coupe-feu, Options, et laissez Hearth recevoir les connexions entrantes.',
    permission_refused:
      'Dans les réglages de confidentialité, activez Hearth sous « Réseau local ».',
    clock_ahead: 'Laissez le système régler son horloge. D’ici là, les heures paraissent fausses.',
    clock_behind: 'Laissez le système régler son horloge. D’ici là, les heures paraissent fausses.',
    storage_recovered: 'Le volet de l’hôte dit ce qui a été perdu.',
    storage_low: 'Faites bientôt de la place : un disque plein n’accepte pas de messages.',
    storage_full: 'Faites de la place : les nouveaux messages sont refusés d’ici là.',
    storage_not_writable: 'Donnez au compte qui héberge le droit d’y écrire.',
    storage_missing:
      'Vérifiez que c’est le bon dossier. Un serveur crée sa base de données au démarrage.',
    storage_damaged:
      'Redémarrez le serveur : il reconstitue la base avec ce qui peut être lu et avec une sauvegarde.',
  },
  repair: {
    asking: 'Windows demande un administrateur…',
    repaired: 'La règle du pare-feu a été réparée.',
    refused: 'Rien n’a changé : Windows a demandé un administrateur, et la réponse était non.',
    failed:
      'La règle n’a pas pu être réparée. Une organisation la gère peut-être ; demandez à son administrateur.',
    unavailable:
      'Cela ne peut pas être réparé d’ici. Ouvrez les réglages du pare-feu et autorisez-y Hearth.',
  },
  action: {
    network: 'Ouvrir les réglages réseau',
    firewall: 'Ouvrir les réglages du pare-feu',
    repairFirewall: 'Réparer la règle du pare-feu',
    permission: 'Ouvrir les réglages de confidentialité',
    folder: 'Ouvrir le dossier',
    announce: 'L’annoncer',
    hostPanel: 'Afficher l’invitation',
    join: 'Rejoindre',
    joinAt: 'Rejoindre à {{address}}',
  },
} as const;
