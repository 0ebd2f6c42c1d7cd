/**
 * What an act is called in the trail: the id of its endpoint; what no endpoint does has a name of the same form (startServer). Until
 * November 2026 done acts had names of their own. Events are never rewritten, so these names are read as what they mean today.
 */
const formerNames: Readonly<Record<string, string>> = {
  'account.accept-invite': 'acceptInvite',
  'account.add': 'addAccount',
  'account.add-passkey': 'addPasskey',
  'account.add-totp': 'confirmTotp',
  'account.choose-password': 'choosePassword',
  'account.disable': 'disableAccount',
  'account.edit': 'editAccount',
  'account.enable': 'enableAccount',
  'account.end-sessions': 'endAccountSessions',
  'account.give-access': 'giveAccess',
  'account.link-subject': 'linkSubject',
  'account.remove-passkey': 'removePasskey',
  'account.remove-totp': 'removeTotp',
  'account.reset-factors': 'resetFactors',
  'account.unlink-subjects': 'unlinkSubjects',
  'account.unlock': 'unlockAccount',
  'audit.begin-chain': 'beginChain',
  'audit.export': 'exportAudit',
  'audit.verify': 'verifyAudit',
  'draft.change': 'changeDraft',
  'jurisdiction.offer-setup': 'offerSetUp',
  'jurisdiction.open-demo': 'openDemo',
  'jurisdiction.set-up': 'setUp',
  'ledger.export': 'exportTasks',
  'object.edit': 'editObject',
  'object.merge': 'mergeObjects',
  'page.print': 'recordPrint',
  'plan.discard': 'discardVersion',
  'plan.download': 'downloadOriginal',
  'plan.export': 'exportDraft',
  'plan.parse': 'parseAgain',
  'plan.publish': 'publishDraft',
  'plan.restore': 'restoreVersion',
  'plan.upload': 'uploadPlan',
  'post.end': 'endPost',
  'post.grant': 'grantPost',
  'responsibility.resolve': 'resolveResponsibilities',
  'security-settings.change': 'changeSecuritySettings',
  'server.start': 'startServer',
  'session.close': 'logOut',
  'session.end': 'endSession',
  'session.open': 'logIn',
  'session.prove-factor': 'proveFactor',
  'session.switch-post': 'switchPost',
  'task.set-lead': 'setLead',
  'task.set-principles': 'setTaskPrinciples',
  'task.set-shares': 'setTaskShares',
  'task.set-themes': 'setTaskThemes',
  'theme.add': 'addTheme',
  'theme.edit': 'editTheme',
  'theme.remove': 'removeTheme',
  'token.add': 'addToken',
  'token.end': 'endToken',
  'unit-text.decide': 'decidePlanUnit',
  'unit.add': 'addUnit',
  'unit.alias': 'addUnitAlias',
  'unit.edit': 'editUnit',
  'unit.end': 'endUnit',
  'unit.export': 'exportUnits',
  'unit.import': 'importUnits',
  'unit.merge': 'mergeUnits',
  'unit.rename': 'editUnit',
  'unit.set-members': 'setMembers',
  'unit.template': 'downloadUnitTemplate',
};

/** Acts of the program itself. */
export const programActs = [
  'startServer',
  'stopServer',
  'offerSetUp',
  'addJurisdiction',
  'refuseProofs',
  'openDemo',
  'beginChain',
  'acceptRestore',
  'disableUnused',
  'deemSigned',
  'noteSilentUnits',
  'openPeriods',
  'askAnew',
] as const;

/** Former acts that no single endpoint stands for: a second factor was proven, by code or by passkey. */
export const formerActs = ['proveFactor'] as const;

/** Today's name of a stored act. */
export function currentActName(stored: string): string {
  return Object.hasOwn(formerNames, stored) ? (formerNames[stored] ?? stored) : stored;
}

/** The ways in that were one act, `session.open`. */
const waysIn = ['logIn', 'provePasskey', 'finishOidc', 'acceptInvite', 'enterDemo'];

/** Today's acts that a filter means: an act, a former name, or the beginning of former names up to their dot (`post`, `token`). */
export function actsMeantBy(asked: string): readonly string[] {
  if (asked === 'session.open') return waysIn;
  const begun = Object.keys(formerNames).filter((name) => name.startsWith(`${asked}.`));
  return begun.length > 0 ? begun.flatMap(actsMeantBy) : [currentActName(asked)];
}

/** All names under which events of an act may be stored. */
export function storedActNames(act: string): readonly string[] {
  return [act, ...Object.keys(formerNames).filter((name) => formerNames[name] === act)];
}
