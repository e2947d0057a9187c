import { Button } from '@mantine/core';
import { useState } from 'react';
import { calculatorText as text } from './calculatorText';
import './checks.css';
import { LazyCalculator } from './FromSummariesView';

/** The calculator where there are no results to see: folded away below what is said instead of them. */
export function FromSummariesAlone() {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="calculator-alone" aria-label={text.title}>
      <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {text.open}
      </Button>
      <p className="hint">{text.openHint}</p>
      {isOpen ? <LazyCalculator /> : null}
    </section>
  );
}
