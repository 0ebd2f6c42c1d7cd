/** Messages of the ledger, English: changes of issued items. */
import type { changeZh } from '#contract/ledger/change-zh.ts';

export const changeEn: Readonly<Record<keyof typeof changeZh, string>> = {
  'basis-in-future': '{on} has not come yet. Give the day that stands on the paper',
  'change-needs-above':
    'The day of item {code} was over when it was asked to be moved: two levels above decide. Give the minutes, the instruction or the signed paper',
  'change-not-found': 'There is no such request, or it was dealt with, or it is not your unit’s. Reload and look again',
  'change-not-yours':
    'Such a change of item {code} is asked for by the leading unit; who answers for it, each unit with a part may ask about. Please talk to the leading unit',
  'change-of-nothing': 'Item {code} says so already: nothing would change. Please check',
  'change-outdated':
    'Item {code} was changed since this was asked for; granting it would undo that. Refuse it and say why, so that the unit asks again',
  'change-state-wrong':
    'This request {state, select, granted {was granted} refused {was refused} withdrawn {was taken back} other {has changed}} and cannot be {act, select, withdraw {taken back} other {decided}} any more. Reload and look again',
  'change-waits': 'A request of this kind waits for item {code} already. Wait for its decision, or take it back first',
  'change-without-lead': 'One unit leads, and no more than one. Please check the units',
  'item-not-issued': 'The list of item {code} is closed: nothing of it is changed any more',
  'item-without-date': 'An item of tiers 1 to 3 has at least one milestone or deadline in the year. Keep one or add one',
  'milestone-moves': 'The day of the milestone of {due} was changed. Ask for an extension instead: extensions are counted',
  'unit-twice': 'A unit stands twice. Each has one part',
  'change.kind.due': 'Extension',
  'change.kind.goal': 'Goal of the year',
  'change.kind.scope': 'Milestones',
  'change.kind.tier': 'Tier',
  'change.kind.owner': 'Responsible units',
  'change.state.asked': 'To be decided',
  'change.state.granted': 'Granted',
  'change.state.refused': 'Refused',
  'change.state.withdrawn': 'Taken back',
  'change.basis.minutes': 'Minutes',
  'change.basis.instruction': 'Instruction',
  'change.basis.paper': 'Signed on paper',
  'duty.change': 'Change to decide',
  'act.listChanges': 'Look at changes',
  'act.getItemChanges': 'Look at changes of an item',
  'act.askChange': 'Ask for a change',
  'act.registerChange': 'Register a change',
  'act.withdrawChange': 'Take a request for a change back',
  'act.decideChanges': 'Decide changes',
  'audit.type.item_change': 'Change',
  'audit.field.changeKind': 'Kind of change',
  'audit.field.decision': 'Decision',
  'audit.field.basis': 'Basis',
  'audit.field.basisBy': 'Decided by',
  'audit.field.basisOn': 'Decided on',
  'audit.field.basisNumber': 'Document number',
};
