/** What the gate, logins and one's own account may answer, in English. */
export const loginEn = {
  'not-signed-in': 'Please log in first',
  'sign-in-unfinished': 'The login is not finished: please take its next step first',
  'not-allowed': 'Your present post may not do this. If your work needs it, ask the security administrator for a post',
  'token-not-allowed': 'This API token may not do this',
  'login-refused': 'Wrong name or password. {left} more and the login is locked for a while',
  'login-locked': 'Too many wrong tries: locked for {minutes} minutes, or until the security administrator unlocks it',
  'account-disabled': 'This account is disabled. The system administrator can enable it again',
  'initial-password-expired': 'The initial password has expired (it lasts {hours} hours): ask the system administrator for a new one',
  'password-wrong': 'The present password is wrong. {left} more and the login is locked for a while',
  'factor-not-asked': 'No second factor is asked for now: please start again from the login page',
  'factor-needed': 'Your post needs a second factor. Add another one before you remove this one',
  'passkey-expired': 'This check has expired or was used: please start again',
  'passkey-not-found': 'There is no such passkey; it may have been removed. Please reload',
  'oidc-not-configured': 'No identity provider is configured: please log in with your password',
  'oidc-unknown-subject':
    'The identity provider let you in, but that identity is not linked to an account here. Log in with your password and link it under “My account”, or ask the security administrator',
  'oidc-subject-taken': 'This identity is linked to another account',
  'post-not-found': 'There is no such post; it may have ended. Please reload',
  'session-not-found': 'This login has ended already',
  'token-not-found': 'There is no such API token; it may have ended',
  'token-post-missing': 'An account without a post cannot make API tokens',
  'link-expired':
    'This link was used or has expired. Ask the system administrator for a new one; for the first set-up, restart the service and take the new link from the terminal',
  'login-name-taken': 'The login name “{loginName}” is taken: please choose another',
  'login-names-same': 'The four people need four different login names',
  'demo-only': 'Only a demonstration has sample people',
} as const;
