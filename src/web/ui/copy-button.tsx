import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { t } from '#web/ui/words.ts';

const shownMs = 2500;

/** Copies a text. Where the browser gives no clipboard (plain HTTP), the old way does. */
export function CopyButton({ text, label, small = false }: { text: string; label: string; small?: boolean }) {
  const [state, setState] = useState<'idle' | 'done' | 'failed'>('idle');
  const copy = async () => {
    setState((await copyText(text)) ? 'done' : 'failed');
    setTimeout(() => setState('idle'), shownMs);
  };
  const words = state === 'done' ? t('shell.copy.done') : state === 'failed' ? t('shell.copy.failed') : t('shell.copy');
  return (
    <Button
      size={small ? 'small' : 'middle'}
      icon={state === 'done' ? <CheckOutlined /> : <CopyOutlined />}
      danger={state === 'failed'}
      aria-label={`${words} · ${label}`}
      onClick={() => void copy()}
    >
      {words}
    </Button>
  );
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  try {
    // oxlint-disable-next-line typescript/no-deprecated -- the only way without TLS; goes when every installation has it.
    return document.execCommand('copy');
  } finally {
    area.remove();
  }
}
