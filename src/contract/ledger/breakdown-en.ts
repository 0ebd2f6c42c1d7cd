/** Messages of the ledger (台账), English: 分解 of an item, its refusals and how the trail names it. */
export const breakdownEn = {
  'breakdown-changed': 'Somebody just changed the breakdown of item {code}; the order was not kept. Reload and order it again',
  'breakdown-closed':
    'The list of item {code} {state, select, closed {is closed, so its breakdown cannot change any more} other {is not issued yet. Break it down once it is}}',
  'breakdown-of-child': '{code} is a child item itself and is not broken down further. Ask the unit that gave it for further child items',
  'breakdown-without-part': '“{unit}” has no part of item {code} today, so it cannot break it down. What it gave can be taken back',
  'child-changed': 'Somebody just changed the child item “{title}”. Reload, check, and do it again',
  'child-not-found': 'There is no such child item; it may have been removed. Reload and look again',
  'child-reason-missing': 'The child item “{title}” was given: changing it or taking it back needs a reason',
  'child-state-wrong':
    'The child item “{title}” {state, select, drafted {is a draft} given {was given} other {was taken back}}; it cannot be {act, select, change {changed} remove {removed} give {given} other {taken back}}. Reload and look again',
  'child-unit-given': 'The child item “{title}” was given and stays with its unit. Take it back, and give another one to the other unit',
  'children-late':
    '“{title}”{count, plural, =1 {} other { and others (# in all)}} end later than their parent ({day}). If it has to be so, say why',
  'children-too-many': 'A unit has at most {limit, number} child items of one item. Join some',
  'children-without-weight': 'All weights are 0, so no progress can be reckoned. Give one item at least a weight above 0',
  'unit-not-below': '“{unit}” is neither your unit nor below it. Choose another unit',
  'act.getBreakdown': 'Read a breakdown',
  'act.addChildren': 'Draft child items',
  'act.changeChild': 'Change a child item',
  'act.orderChildren': 'Order child items',
  'act.giveChildren': 'Give child items',
  'act.takeBackChildren': 'Take child items back',
  'audit.field.handledBy': 'Handled by',
  'audit.field.weight': 'Weight',
  'audit.field.lateReason': 'Why it ends later than its parent',
} as const;
