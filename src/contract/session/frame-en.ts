/** Messages of logging in (登录), English: the frame around every page. */
import type { frameZh } from '#contract/session/frame-zh.ts';

export const frameEn: Readonly<Record<keyof typeof frameZh, string>> = {
  'account.menu': '{name}, {post}: account menu',
  'account.switch': 'Act in another post',
  'account.pages': 'Reference and settings',
  'account.me': 'My account',
  'account.leave': 'Log out',
  'no-post.title': 'You have no post yet',
  'no-post.text':
    '{name} ({login}) is logged in but has no post, so there is nothing to see. Ask the security administrator for one, then refresh.',
  'no-post.over.title': 'This post is over',
  'no-post.over.text': 'You can no longer act in it; what was done stays. Go on in another of your posts:',
  'no-post.again': 'Refresh',
  'no-post.short': 'No post yet: ask the security administrator',
  'session.lost.title': 'Please log in again',
  'session.lost.text': 'The login of {name} has ended. The page and what was filled in are still here; log in and go on.',
  'session.ended.person':
    'This login was logged out, or ended from another one of yours. If it was not you, change your password now and tell the security administrator.',
  'session.ended.replaced': 'This browser logged in anew, which ended the login of before.',
  'session.ended.password':
    'A new password was set, which ended the logins of before. If it was not you, tell the security administrator at once.',
  'session.ended.password-given':
    'The system administrator gave a new password, which ended the logins of before. If you did not ask for it, tell the security administrator at once.',
  'session.ended.factor-added':
    'A second factor was added to the account, which ended the logins of before. If it was not you, tell the security administrator at once.',
  'session.ended.factor-removed':
    'A second factor of the account was removed, which ended the logins of before. If it was not you, tell the security administrator at once.',
  'session.ended.factors-reset':
    'The security administrator took the second factors away, which ended the logins of before. If you did not ask for it, tell them at once.',
  'session.ended.subject-linked':
    'A provider’s identity was linked to the account, which ended the logins of before. If it was not you, tell the security administrator at once.',
  'session.ended.subjects-removed': 'The provider’s identity was unlinked from the account, which ended the logins of before.',
  'session.ended.proofs-refused': 'Too many wrong proofs ended this login. If it was not you, tell the security administrator at once.',
  'session.ended.ended-by-administrator': 'The security administrator ended this login; ask them if you do not know why.',
  'session.ended.account-disabled': 'This account is disabled. The system administrator can enable it again.',
  'session.ended.post-ended': 'The post in use was taken back, which ended the login.',
  'session.ended.idle': 'Logged out because nothing was done for a long time.',
  'session.ended.expired': 'Logged out because a login lasts no longer.',
  'session.lost.other': 'When somebody else logs in the page is loaded anew, and what {name} did not save is gone.',
  'session.lost.not-you': 'Not {name}?',
  'session.idle.label': 'About to log out',
  'session.idle.text': 'Unused for long: you are about to be logged out',
  'session.expiry.text': 'This login has reached its longest time and is about to end: save your work',
  'session.idle.stay': 'Stay',
  'session.post-changed.title': 'The post was switched in another window',
  'session.post-changed.text':
    'You now act as “{now}”, but this page belongs to “{before}”. Choose first, so that nothing is done in the wrong post.',
  'session.post-changed.back': 'Back to “{post}”, go on',
  'session.post-changed.reload': 'Reload as “{post}”',
  'me.device.unknown': 'Unknown device',
  'security-preset.djbh3': 'MLPS level 3 (default)',
  'security-preset.asvs': 'OWASP ASVS 5.0',
  'factor.soon': 'From {day} logging in needs a second factor, and you have none yet. Please set one up soon',
  'factor.soon.today': 'Your next login needs a second factor, and you have none yet. Please set one up now',
  'factor.soon.go': 'Set one up',
  'foot.secrecy': 'State secrets must not be stored, processed or sent here',
  'foot.feedback': 'Comments and complaints',
  'foot.feedback.unset': 'Comments and complaints (tell the system administrator of your jurisdiction)',
  'foot.feedback.set': 'Comments and complaints (not set yet: set it here)',
  'foot.feedback.text': 'Comments and complaints: {text}',
};
