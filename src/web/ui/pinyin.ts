/** Pinyin of names for search boxes. The dictionary is large, so it comes in a chunk of its own, when a box first needs it. */

type Syllables = (name: string) => readonly string[];

let loading: Promise<Syllables> | null = null;

/** The syllables of a name without tones in small letters, one for each character; what is not Chinese stands for itself. */
export function loadPinyin(): Promise<Syllables> {
  loading ??= import('pinyin-pro').then(
    ({ customPinyin, pinyin }) => {
      // Short names of banks that the dictionary reads as walking.
      customPinyin({ 人行: 'rén háng', 分行: 'fēn háng', 支行: 'zhī háng' });
      const known = new Map<string, readonly string[]>();
      return (name) => {
        const there = known.get(name);
        if (there) return there;
        const syllables = pinyin(name, { type: 'array', toneType: 'none', v: true, toneSandhi: false }).map((one) => one.toLowerCase());
        known.set(name, syllables);
        return syllables;
      };
    },
    (error: unknown) => {
      // A chunk that did not arrive (network) is asked for again next time.
      loading = null;
      throw error;
    },
  );
  return loading;
}
