import { createContext, useState } from 'react';

/** Told by each section when it comes and when it goes. */
export const SectionsMoved = createContext<(title: string) => void>(() => {});

export interface StandingSection {
  readonly id: string;
  readonly title: string;
}

/** The sections that stand on the page, in their order: those that later domains put there, too, and none that is not offered. */
export function useStandingSections(): readonly [readonly StandingSection[], () => void] {
  const [sections, setSections] = useState<readonly StandingSection[]>([]);
  const [moved] = useState(() => () => setSections(readSections()));
  return [sections, moved];
}

const readSections = (): readonly StandingSection[] =>
  [...document.querySelectorAll('.me-section')].map((section) => ({
    id: section.id,
    title: section.querySelector('h2')?.textContent ?? '',
  }));
