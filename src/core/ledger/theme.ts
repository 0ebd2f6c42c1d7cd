/** Themes (专题): a name stands once, a theme that tasks belong to stays. */
import { failure, type Failure } from '#core/failure.ts';

interface Theme {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
}

/** `tasks`: how many belong to the theme. */
export function checkThemeRemoval({ name }: Pick<Theme, 'name'>, tasks: number): Failure<'theme-in-use'> | null {
  return tasks === 0 ? null : failure('theme-in-use', { name, tasks });
}

/** `namesake`: the theme that has the wanted name. */
export function checkThemeName(
  name: string,
  namesake: Pick<Theme, 'id'> | undefined,
  own: string | null,
): Failure<'theme-name-taken'> | null {
  return namesake === undefined || namesake.id === own ? null : failure('theme-name-taken', { name });
}

/** Whether a theme may be changed as the caller saw it. */
export function checkThemeEdit(
  theme: Theme,
  change: { readonly name: string; readonly revision: number },
  namesake: Pick<Theme, 'id'> | undefined,
): Failure<'theme-changed' | 'theme-name-taken'> | null {
  if (theme.revision !== change.revision) return failure('theme-changed', { name: theme.name });
  return checkThemeName(change.name, namesake, theme.id);
}
