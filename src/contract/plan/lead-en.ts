/** Messages of naming leads (牵头单位), in the review and in the ledger, English. */
import type { leadZh } from '#contract/plan/lead-zh.ts';

export const leadEn: Record<keyof typeof leadZh, string> = {
  'lead.title': 'Name the lead · {count, plural, one {# task} other {# tasks}}',
  'lead.led':
    '{led, plural, one {# of them has} other {# of them have}} a lead already: a unit that you pick takes its place, and the former lead stays responsible.',
  'lead.none': 'Take the lead away ({count, number}); it stays responsible',
  'lead.first': 'The unit listed first leads',
  'lead.first.note': '{count, plural, one {# task} other {# tasks}} · {units, plural, one {# unit} other {# units}}',
  'lead.first.said': 'The document says “{rule}”. The unit that each task lists first leads it; the others stay as they are.',
  'lead.first.order': 'The unit that each task lists first leads it; the others stay as they are.',
  'lead.first.unsaid':
    'The unit that each task lists first leads it; the others stay as they are. The document does not say this rule: look before you decide.',
  'lead.first.none':
    '{count, plural, one {# task lists} other {# tasks list}} nobody in particular first, and {count, plural, one {stays} other {stay}} open',
  'lead.first.kept': '{count, plural, one {# more task has} other {# more tasks have}} a lead already, which stays',
  'lead.first.give': 'Do so for {count, plural, one {# task} other {# tasks}}',
  'lead.propose': 'The document says “{rule}”; it can name the lead of {count, plural, one {# more task} other {# more tasks}}',
  'lead.propose.look': 'Show how',
};
