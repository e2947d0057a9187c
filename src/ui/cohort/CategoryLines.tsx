import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { customText as text } from './customText';

/** A category as it is typed; `id` is that of one that was there before. */
export interface CategoryLine {
  readonly key: string;
  readonly id?: string;
  readonly name: string;
}

/** What a new category covariate begins with. */
export function emptyLines(): readonly CategoryLine[] {
  return [
    { key: 'new-1', name: '' },
    { key: 'new-2', name: '' },
  ];
}

/** The categories of a covariate, in order: named, removed, and further ones added. */
export function CategoryLines({
  lines,
  onChange,
}: {
  readonly lines: readonly CategoryLine[];
  readonly onChange: (lines: readonly CategoryLine[]) => void;
}) {
  return (
    <fieldset className="category-lines">
      <legend className="field-label">{text.categories}</legend>
      {lines.map((line, at) => (
        <div key={line.key} className="category-line">
          <TextInput
            aria-label={text.category(at + 1)}
            value={line.name}
            onChange={(event) => {
              const name = event.currentTarget.value;
              onChange(lines.map((one) => (one === line ? { ...one, name } : one)));
            }}
          />
          <button
            type="button"
            className="bare-button"
            aria-label={text.removeCategory(at + 1)}
            onClick={() => onChange(lines.filter((one) => one !== line))}
          >
            <IconX size={14} aria-hidden />
          </button>
        </div>
      ))}
      <div>
        <Button
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...lines, { key: freeKey(lines), name: '' }])}
        >
          {text.addCategory}
        </Button>
      </div>
    </fieldset>
  );
}

function freeKey(lines: readonly CategoryLine[]): string {
  let number = 1;
  while (lines.some((one) => one.key === `new-${number}`)) number += 1;
  return `new-${number}`;
}
