/** What a person is told about the own login and posts, named by the endpoint that did it. Each has its words in the catalogue of logging in (`notice.act.…`). */
export const noticeActs = [
  'acceptInvite',
  'acceptJoin',
  'addPasskey',
  'addToken',
  'choosePassword',
  'confirmTotp',
  'endAccountSessions',
  'endDeputy',
  'giveAccess',
  'linkSubject',
  'nameDeputy',
  'refuseProofs',
  'removePasskey',
  'removeTotp',
  'resetFactors',
  'unlinkSubjects',
] as const;
export type NoticeAct = (typeof noticeActs)[number];
