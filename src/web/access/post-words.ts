import type { Me, OwnPost, Post } from '#contract/access/me.ts';
import { t } from '#web/access/words.ts';

/** 推进办, 联络员…: the role alone; of a deputy for whom, too: 联络员（代王五）. */
export function postName(post: Pick<Post, 'role' | 'standsFor'> | null): string {
  if (post === null) return t('session.post.none');
  const role = t(`post-role.${post.role}`);
  return post.standsFor === null ? role : t('post.stands-for', { role, name: post.standsFor.name });
}

/** The unit that the post acts for, and how far it reaches: 市交通运输局 · 本单位及下属. */
export function postReach(post: Post): string {
  const scope =
    post.scope.unitName === null || post.scope.unitName === post.unitName
      ? t(`post-scope.${post.scope.kind}`)
      : t(`post-scope.${post.scope.kind}.of`, { unit: post.scope.unitName });
  return post.unitName === null ? scope : `${post.unitName} · ${scope}`;
}

/** The same, with the jurisdiction when it is not the one that the person acts in. */
export function postPlace(post: OwnPost, me: Pick<Me, 'jurisdiction'>): string {
  return post.jurisdiction.id === me.jurisdiction.id ? postReach(post) : `${post.jurisdiction.name} · ${postReach(post)}`;
}

/** One character that stands for a person: of `样例·王敏` it is 王. */
export function initialOf(name: string): string {
  return (name.split('·').at(-1) ?? name).slice(0, 1);
}
