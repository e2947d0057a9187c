/**
 * Words that are names of people and stand in what the program writes, or in anybody's notes: alone, or only with each other,
 * they tell of nobody. Statistics is full of names.
 */
export const commonWords: ReadonlySet<string> = new Set(
  (
    'a am an and as at ball be bell bland altman best black brown by can chance coil cook cross day dixon do early ' +
    'fisher for go gold grant grace gray green grey hall he head hedges cohen high hill hodges holm hope horos if in is it ' +
    'jack joy june april august king lane lake law lehmann levene light little long low love low man mann march mark may me ' +
    'men miles mean more my new no noble north of old on or page park part pearson penny pike poor power pope price ray rich ' +
    'rice rise rose roy sage sharp shapiro short side sign small so song sample south spearman star still stone strong ' +
    'student sun summer swan sweet test the to tong total up us violet wald walk we weak welch west white whitney wilk wilcoxon ' +
    'will wise wood word year you young youden zero left right muscle image data patient subject observer reader ' +
    'axial sagittal coronal body coil contrast cube dixon echo fast fat flash grad lava lip lumbar mid neck opp phase plan pre ' +
    'post sat se sense space spin spine stir surv t tra tse turbo vibe water scan study series level group ' +
    'development example hospital multifidus one perfusion phantom research slice slices stroke three timing two university volunteer'
  ).split(' '),
);
