/**
 * The page may only take styles that carry the nonce of the answer that brought it (server: content-security-policy.ts). antd gives it to its
 * own style elements, but two places in its base library (@rc-component: the scroll lock, the width of scroll bars) do not; they get it
 * here. To be dropped when they do.
 */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

const create: typeof document.createElement = document.createElement.bind(document);

document.createElement = (name: string, options?: ElementCreationOptions): HTMLElement => {
  const element = create(name, options);
  if (element instanceof HTMLStyleElement) element.nonce = styleNonce;
  return element;
};
