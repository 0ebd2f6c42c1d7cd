/** Messages of the ledger (台账), English: the share dialog. */
import type { shareZh } from '#contract/ledger/share-zh.ts';

export const shareEn: Readonly<Record<keyof typeof shareZh, string>> = {
  'unit-not-outside':
    '“{name}” is a unit of this jurisdiction and needs no share. Choose a provincial department, another city or the like',
  'share.title': 'Share {count, plural, one {# task} other {# tasks}} with units outside',
  'share.note': 'A unit outside sees the shared tasks alone, without their history.',
  'share.add': 'Share with',
  'share.remove': 'Take back from',
  'share.placeholder': 'Provincial departments, other cities, joint conference offices',
  'share.action': 'Share',
  'share.ok': 'Save',
  'share.done': 'Shares of {count, plural, one {# task} other {# tasks}} changed',
  'share.with': 'Shared with',
  'share.source': 'With its source (the printed sentences of all versions and their place)',
  'share.since': 'since {day}, at revision {revision}',
  'share.since.unknown': 'since {day}',
  'share.by': 'Shared by {by}',
  'share.no-source': 'without its source',
  'share.changed': 'Changed since, now at revision {revision}',
  'share.changed.note': 'They always see what stands now. See what changed',
  'share.renew': 'Share anew as it is',
  'share.renewed': 'Shared anew with {name} as it is',
};
