/** Messages of logging in (登录), English: commands at the terminal, which no page shows. */
import type { commandZh } from '#contract/session/command-zh.ts';

export const commandEn: Readonly<Record<keyof typeof commandZh, string>> = {
  'add-jurisdiction.usage':
    'Usage: taizhang add-jurisdiction NAME\nAdds a jurisdiction to this installation (2 to 40 characters) and prints the one-time link of its first setup; data, people and trail of each are apart. The environment says where the data are, as at the start',
  'add-jurisdiction.made':
    'The one-time link of the first setup of “{name}”, shown once (before the setup the same command gives a new one, and the one before ends):\n{link}',
  'add-jurisdiction.exists': 'A jurisdiction named “{name}” is there already, and set up: choose another name',
  'new-link.usage':
    'Usage: taizhang new-link LOGIN-NAME [--reset-factors]\nA one-time link for somebody whom nobody else can help (the only system administrator, say); --reset-factors also removes the second factors. The environment says where the data are, as at the start',
  'new-link.made': 'The one-time link of {displayName}, valid until {until}, shown once:\n{link}',
  'new-link.nobody': 'Nobody has the login name “{loginName}”',
  'new-link.actor': 'terminal',
};
