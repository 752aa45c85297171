/** The categories of the store, as it spells them. */
export const categories = [
  'AI',
  'Business Management',
  'Business Intelligence',
  'Collaboration',
  'Commerce',
  'Communication',
  'Content and Files',
  'Finance',
  'Data',
  'Human Resources',
  'Internet of Things',
  'IT Operations',
  'Lifestyle and Entertainment',
  'Marketing',
  'Productivity',
  'Sales and CRM',
  'Security',
  'Social Media',
  'Website',
] as const;

const spelling: ReadonlyMap<string, string> = new Map(categories.map((category) => [category.toLowerCase(), category]));

/** The categories named by a value, whatever they are. */
export function categoriesIn(value: string): string[] {
  return value
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The category as the store spells it, `undefined` when it has none of that name. */
export function knownCategory(name: string): string | undefined {
  return spelling.get(name.toLowerCase());
}

/** The value with every category that the store knows in the store's spelling, and all else as it was. */
export function asInStore(value: string): string {
  return value.replace(/[^;]+/g, (part) => part.replace(/\S(?:.*\S)?/s, (name) => knownCategory(name) ?? name));
}
