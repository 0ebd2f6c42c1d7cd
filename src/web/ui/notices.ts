/**
 * What is said in passing, in antd's ways: that something is done or was refused, what can be taken back, a question before something is lost.
 * What shows it (ui/notice-host.tsx) is read after the page.
 */
import type { App } from 'antd';

type Shown = ReturnType<typeof App.useApp>;
type Said = Parameters<Shown['message']['open']>[0];
type Content = Said['content'] | Omit<Said, 'type'>;

let shown: Shown | null = null;
let onWanted = (): void => {};
const waiting: ((shown: Shown) => void)[] = [];

function say(how: (shown: Shown) => void): void {
  if (shown !== null) return how(shown);
  waiting.push(how);
  onWanted();
}

/** A line at the top of the page, for three seconds unless it says otherwise. One with the same key takes its place. */
export const message = {
  success: (content: Content, seconds?: number): void => say((by) => void by.message.success(content, seconds)),
  error: (content: Content, seconds?: number): void => say((by) => void by.message.error(content, seconds)),
  warning: (content: Content, seconds?: number): void => say((by) => void by.message.warning(content, seconds)),
  info: (content: Content, seconds?: number): void => say((by) => void by.message.info(content, seconds)),
  loading: (content: Content): void => say((by) => void by.message.loading(content)),
  destroy: (key: string): void => say((by) => by.message.destroy(key)),
};

/** A box in the corner, with something to do. */
export const notification = {
  info: (box: Parameters<Shown['notification']['info']>[0]): void => say((by) => by.notification.info(box)),
  destroy: (key: string): void => say((by) => by.notification.destroy(key)),
};

/** A question that is answered before anything goes on. */
export function confirm(question: Parameters<Shown['modal']['confirm']>[0]): void {
  say((by) => void by.modal.confirm(question));
}

/** Whoever shows what is said: from now on at once, and what was said before it was there. */
export function showBy(by: Shown | null): void {
  shown = by;
  if (by !== null) for (const how of waiting.splice(0)) how(by);
}

/** Acts as soon as something is said that nobody shows yet. Answers how to stop that. */
export function whenWanted(act: () => void): () => void {
  onWanted = act;
  if (waiting.length > 0) act();
  return () => {
    onWanted = () => {};
  };
}
