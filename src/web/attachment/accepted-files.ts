import { attachedKinds } from '#core/attachment/attached-file.ts';

/** What a chooser of files offers to attach. */
export const acceptedFiles = Object.values(attachedKinds)
  .flat()
  .map((end) => `.${end}`)
  .join(',');
