/**
 * For the button of a dialog, which stands outside of its form: it submits the form of that id, and so does Enter in any of the form's
 * fields. Without a button of its own a browser sends by Enter only a form of one field.
 */
export function submitOf(formId: string): { readonly htmlType: 'submit'; readonly form: string } {
  return { htmlType: 'submit', form: formId };
}
