/**
 * Polyfills for the oldest supported browser (Chromium 108): functions of the language's library that core or web use. Vite transforms
 * syntax, never the library. Remove this file when the oldest browser is newer than Chromium 122. Imported first by main.tsx.
 */

type Copy = <T>(array: readonly T[], change: (copy: T[]) => void) => T[];

const changed: Copy = (array, change) => {
  const copy = [...array];
  change(copy);
  return copy;
};

/** Adds the missing functions; existing ones are not replaced. */
export function installPolyfills(arrayPrototype: object, mapClass: object, objectClass: object, searchPrototype: object): void {
  add(arrayPrototype, 'toSorted', function toSorted<T>(this: readonly T[], compare?: (a: T, b: T) => number): T[] {
    return changed(this, (copy) => copy.sort(compare));
  });
  add(arrayPrototype, 'toReversed', function toReversed<T>(this: readonly T[]): T[] {
    return changed(this, (copy) => copy.reverse());
  });
  add(arrayPrototype, 'toSpliced', function toSpliced<T>(this: readonly T[], ...args: [number, number, ...T[]]): T[] {
    return changed(this, (copy) => {
      // One argument alone means "to the end", which splice tells by the number of arguments.
      if (args.length === 1) copy.splice(args[0]);
      else copy.splice(...args);
    });
  });
  add(arrayPrototype, 'with', function withItem<T>(this: readonly T[], index: number, value: T): T[] {
    return changed(this, (copy) => {
      copy[index < 0 ? copy.length + index : index] = value;
    });
  });
  add(mapClass, 'groupBy', groupBy);
  add(objectClass, 'groupBy', (items: Iterable<unknown>, keyOf: (item: unknown, index: number) => PropertyKey) =>
    Object.fromEntries(groupBy(items, keyOf)),
  );
  if (!('size' in searchPrototype))
    Object.defineProperty(searchPrototype, 'size', {
      configurable: true,
      get(this: URLSearchParams) {
        return [...this.keys()].length;
      },
    });
}

function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index);
    index += 1;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function add(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { configurable: true, writable: true, value });
}

installPolyfills(Array.prototype, Map, Object, URLSearchParams.prototype);
