/** Messages of the ledger (台账), English: publishing and comparing versions. */
import type { publishZh } from '#contract/ledger/publish-zh.ts';

export const publishEn: Readonly<Record<keyof typeof publishZh, string>> = {
  'diff.title': 'Compared with the version before',
  'diff.first': 'This is the first version.',
  'diff.only': 'Changes only',
  'diff.summary': '{changed, number} changed · {added, number} added · {dropped, number} dropped · {same, number} unchanged',
  'diff.clauses': 'Clauses',
  'diff.tasks': 'How tasks continue',
  'diff.before': 'Version {number}',
  'diff.same': 'The clauses are the same.',
  'diff.task.new': 'new task',
  'audit.field.continues': 'Goes on from',
  'audit.field.continuing': 'Task of the draft',
  'audit.field.chosen': 'Said by a person',
  'diff.tasks.note':
    'What a task of the new version goes on from is proposed by how alike the texts are. Change here what is wrong; publishing follows it. Tasks that nothing goes on from are withdrawn.',
  'diff.continues': 'What “{title}” goes on from',
  'diff.continues.new': 'New task',
  'diff.continues.withdrawn': '{code} {title} (withdrawn)',
  'diff.continues.proposed': 'As proposed',
  'diff.continues.chosen': 'changed',
  'diff.task.dropped': 'no longer there',
  'diff.task.rests': 'withdrawn, split or merged by hand, and stays so',
  'diff.resting-run': '{count} unchanged, of tasks that were withdrawn, split or merged by hand and stay so',
  'diff.same-run': '{count, number} unchanged',
  'draft-not-covered':
    '{gaps, plural, one {# stretch of the text is unaccounted for. Deal with it} other {# stretches of the text are unaccounted for. Deal with each}}, or accept it with a reason',
  'draft-has-doubts':
    '{doubts, plural, one {# doubt is open. Answer it} other {# doubts are open. Answer each}}, or accept it with a reason',
  'draft-empty': 'The draft holds no task and cannot be published. Make tasks from the text first',
  'continues-unclear':
    'Which task goes on from which is not clear: one is continued twice, or does not exist. Reload the comparison and choose again',
  'unit-text.publish.open': '{count, plural, =0 {no units} one {# unit} other {# units}} open',
  'unit-text.publish.note':
    '{count, plural, one {# name of a unit is open. You can publish, and decide it on} other {# names of units are open. You can publish, and decide them on}} under open lists in the ledger later.',
  'unit-text.publish.go': 'Decide now',
  'review.publish': 'Publish',
  'review.publish.title': 'Publish to the ledger',
  'review.publish.give': 'Publish {count, plural, one {# task} other {# tasks}}',
  'review.publish.done': '{count, plural, one {# task} other {# tasks}} published',
  'review.publish.done.next':
    '{count, plural, one {# task} other {# tasks}} published ({continued, number} continued, {added, number} new, {withdrawn, number} withdrawn)',
  'review.publish.count.led-continued': ' ({count, number} continued)',
  'review.publish.withdrawn': '{count, plural, one {# task} other {# tasks}} will be withdrawn',
  'review.publish.withdrawn.corrected':
    '{count, plural, one {# task} other {# tasks}} will be withdrawn, {corrected, number} of them corrected',
  'review.publish.withdrawn.note':
    'The new version does not have them. They leave the ledger when it is published; their content, corrections and history are kept. If one of its tasks goes on from one of them, say so first on the page of the comparison.',
  'review.publish.withdrawn.tag': 'corrected',
  'review.publish.unsent': 'Waiting for changes to be saved',
  'review.publish.reasons': '{count, plural, one {# place needs} other {# places need}} an answer or a reason',
  'review.publish.count.tasks': '{count, plural, one {# task} other {# tasks}}',
  'review.publish.count.led': '{count, number} with a lead',
  'review.publish.count.leaderless': '{count, number} without a lead',
  'review.publish.count.open': '{count, plural, =0 {no open questions} one {# open question} other {# open questions}}',
  'review.publish.open': '{count, plural, one {# open question} other {# open questions}}',
  'review.publish.open.note': 'Answer it, or say why it is published as it is. The reason is recorded.',
  'review.publish.common': 'One reason for all',
  'review.publish.common.give': 'Fill in the empty ones',
  'review.publish.reason': 'Why it is published as it is',
  'review.publish.settle': 'Answer',
  'review.publish.leaderless': '{count, plural, one {# task} other {# tasks}} without a lead',
  'review.publish.leaderless.note': 'Several equally responsible units mean nobody. It can be published, but better name the lead now.',
  'review.publish.lead': 'Name the lead',
  'review.publish.lead.all':
    'All {chapters, number} chapters together, {count, plural, one {# task} other {# tasks}}: the unit listed first can lead, after a look',
};
