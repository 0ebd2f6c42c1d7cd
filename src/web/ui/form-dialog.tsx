import { Alert, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { explain } from '#web/ui/request-failure.ts';

interface Props {
  readonly title: string;
  /** What is done, as its button says. */
  readonly okText: string;
  readonly act: { readonly isPending: boolean; readonly error: Error | null };
  readonly disabled?: boolean;
  /** By the button, or by Enter. */
  readonly onGive: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A dialog that asks for what an act needs, and says below why it was refused. Once something is typed in it, it is closed by its buttons alone: Escape
 * takes no words away, as a click beside a dialog never does (antd.tsx).
 */
export function FormDialog({ title, okText, act, disabled = false, onGive, onClose, children }: Props) {
  const [typed, setTyped] = useState(false);
  return (
    <Modal
      open
      title={title}
      okText={okText}
      okButtonProps={{ loading: act.isPending, disabled }}
      keyboard={!typed}
      onOk={onGive}
      onCancel={onClose}
    >
      <form
        onInput={() => setTyped(true)}
        onSubmit={(event) => {
          event.preventDefault();
          onGive();
        }}
      >
        {children}
        {act.error !== null && <Alert className="dialog-gap" type="error" title={explain(act.error)} />}
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}
