/** What people read when something is refused: what happened and what to do next. */
export const errors = {
  bad_request: 'Hearth n’a pas compris. Vérifiez et réessayez.',
  not_found: 'Ce n’est plus là, ou vous n’y avez pas accès.',
  not_allowed: 'Vous n’avez pas le droit de faire cela ici. Demandez à l’hôte.',
  conflict: 'C’est déjà pris. Choisissez un autre nom.',
  too_large: 'C’est trop long. Raccourcissez et réessayez.',
  limit_reached: 'Il y en a déjà trop. Retirez-en d’abord.',
  slow_down: 'Cela faisait beaucoup d’un coup. Attendez un instant et réessayez.',
  muted: 'Vous êtes réduit au silence sur ce serveur : vous pouvez lire, mais pas écrire.',
  unavailable: 'Cela ne marche pas pour l’instant. Réessayez dans un moment.',
  not_offered:
    'Le Hearth de ce serveur est plus ancien et n’a pas cela. Demandez à son hôte de le mettre à jour.',
  internal:
    'Quelque chose s’est mal passé dans Hearth. Réessayez ; si cela persiste, redémarrez l’application.',
  timeout: 'Le serveur n’a pas répondu à temps. Hearth continue d’essayer.',
  version_mismatch:
    'Votre Hearth et ce serveur ont des versions incompatibles. Mettez à jour la plus ancienne.',
  app_too_old:
    'Ce serveur demande un Hearth plus récent que le vôtre. Mettez à jour Hearth sur cet ordinateur ; ce que vous avez ici reste.',
  server_too_old:
    'Ce serveur utilise un Hearth plus ancien, que le vôtre ne comprend plus. Demandez à son hôte de le mettre à jour.',
  password_required: 'Ce serveur demande un mot de passe. Demandez-le à la personne qui l’héberge.',
  wrong_password:
    'Ce n’est pas le mot de passe de ce serveur. Vérifiez-le avec la personne qui l’héberge.',
  invite_invalid: 'Cette invitation n’est pas valable, ou ne l’est plus. Demandez-en une autre.',
  invite_required: 'Les nouveaux venus ont besoin d’une invitation ici. Demandez-en une à l’hôte.',
  awaiting_admission: 'On a demandé à l’hôte de vous laisser entrer ; il n’a pas encore répondu.',
  admission_refused: 'L’hôte ne vous a pas laissé entrer. Parlez-lui, ou demandez une invitation.',
  banned: 'Vous êtes banni de ce serveur. Seul son hôte ou un modérateur peut lever cela.',
  bad_signature: 'Le serveur n’a pas pu confirmer votre clé. Redémarrez Hearth et réessayez.',
  name_invalid: 'Ce nom ne convient pas. Utilisez de 1 à 32 caractères visibles.',
  too_many_connections:
    'Le serveur n’a pas de place pour une autre connexion en ce moment. Réessayez dans un moment.',
  address_invalid:
    'Ce n’est ni une invitation ni une adresse. Une adresse ressemble à 192.168.1.20 ou à 192.168.1.20:7788.',
  words_invalid:
    'Ce ne sont pas les huit mots d’une clé. Demandez à l’hôte de les relire dans son volet.',
  unreachable: 'Rien ne répond là. Vérifiez que l’hôte tourne et que vous êtes sur le même réseau.',
  not_running:
    'L’ordinateur de l’hôte répond, mais Hearth n’y héberge pas en ce moment. Il a peut-être été fermé, ou s’est arrêté brutalement.',
  no_network: 'Cet ordinateur n’est sur aucun réseau en ce moment. Connectez-le à celui de l’hôte.',
  not_hearth:
    'Quelque chose répond là, mais ce n’est pas un serveur Hearth. Vérifiez l’adresse et le port.',
  wrong_key:
    'Ce serveur présente une autre clé que celle que vous connaissez. Quelqu’un se fait peut-être passer pour lui ; Hearth ne s’est donc pas connecté.',
  offline: 'Vous n’êtes pas connecté à ce serveur. Hearth continue d’essayer.',
  server_stopped: 'L’hôte a arrêté d’héberger. Hearth se connecte quand l’hébergement reprend.',
  server_sleeping: 'L’ordinateur de l’hôte est en veille. Hearth se connecte à son réveil.',
  removed: 'Vous avez été retiré de ce serveur. Hearth n’y retourne pas de lui-même.',
  port_in_use:
    'Aucun port libre n’a été trouvé pour héberger. Fermez un autre programme qui héberge quelque chose et réessayez.',
  storage_failed:
    'Le serveur n’a pas pu ouvrir ses données. Vérifiez qu’il y a de la place et que l’on peut écrire dans le dossier.',
  storage_newer:
    'Ces données ont été écrites par un Hearth plus récent. Mettez Hearth à jour pour les héberger ; rien n’a été modifié.',
  already_hosting: 'Vous hébergez déjà.',
  not_hosting: 'Vous n’hébergez pas.',
} as const;
