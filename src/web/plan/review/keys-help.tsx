import { Modal } from 'antd';
import { t, type MessageKey } from '#web/plan/words.ts';

const groups: readonly { title: MessageKey; keys: readonly (readonly [string, MessageKey])[] }[] = [
  {
    title: 'review.keys.everywhere',
    keys: [
      ['J  K', 'review.keys.doubt'],
      ['1 – 9', 'review.keys.answer'],
      ['0', 'review.keys.everywhere-same'],
      ['F6', 'review.keys.pane'],
      ['Ctrl+Z', 'review.keys.undo'],
      ['Ctrl+Shift+Z', 'review.keys.redo'],
      ['?', 'review.keys.help'],
    ],
  },
  {
    title: 'review.keys.ledger',
    keys: [
      ['↑ ↓', 'review.keys.step'],
      ['Enter', 'review.keys.enter'],
      ['Space', 'review.keys.choose'],
      ['L', 'review.task.lead'],
      ['U', 'review.task.add-unit'],
      ['R', 'review.task.drop-unit'],
      ['E', 'review.keys.title'],
      ['D', 'review.keys.deadline'],
      ['O', 'review.keys.objects'],
      ['S', 'review.task.split'],
      ['M', 'review.keys.merge'],
      ['V', 'review.task.move'],
      ['X', 'review.task.remove'],
      ['Esc', 'review.keys.back'],
    ],
  },
  {
    title: 'review.keys.document',
    keys: [
      ['↑ ↓', 'review.keys.sentence'],
      ['← →', 'review.keys.clause'],
      ['Shift+↑↓←→', 'review.keys.extend'],
      ['T', 'review.keys.as-task'],
      ['G  P  H', 'review.keys.as-other'],
      ['R', 'review.keys.as-assignment'],
      ['N', 'review.keys.as-none'],
      ['C', 'review.keys.comma'],
    ],
  },
];

/** Every key of the workspace. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  return (
    <Modal open title={t('review.keys')} footer={null} onCancel={onClose} width={860}>
      <div className="rv-keys">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{t(title)}</h3>
            <dl>
              {keys.map(([key, label]) => (
                <div key={`${key}${label}`}>
                  <dt>
                    {key.split('  ').map((one) => (
                      <kbd key={one}>{one}</kbd>
                    ))}
                  </dt>
                  <dd>{t(label)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
