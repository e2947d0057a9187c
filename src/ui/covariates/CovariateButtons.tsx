import { Button } from '@mantine/core';
import { IconTable, IconTableImport } from '@tabler/icons-react';
import { covariateButtonsText as text } from './covariateButtonsText';

/** The ways from the cohort to its covariates. */
export function CovariateButtons({ onOpen }: { readonly onOpen: (view: 'grid' | 'import') => void }) {
  return (
    <>
      <Button leftSection={<IconTableImport size={15} aria-hidden />} onClick={() => onOpen('import')}>
        {text.import}
      </Button>
      <Button leftSection={<IconTable size={15} aria-hidden />} onClick={() => onOpen('grid')}>
        {text.grid}
      </Button>
    </>
  );
}
