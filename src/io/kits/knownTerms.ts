/*
 * Terms that scanners write into coded elements. Only these pass into a kit: a coded element can hold any sixteen letters,
 * a name among them, and what is no known term is not needed for reading.
 */

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

/** Image Type (0008,0008) and Frame Type (0008,9007): values of the standard and of the large makers. */
export const imageTypeTerms = words(`
  ORIGINAL DERIVED PRIMARY SECONDARY MIXED NONE OTHER LOCALIZER AXIAL MPR REFORMATTED RESAMPLED
  PROJECTION_IMAGE MAX_IP MIN_IP M P R I SE FFE IR FM FIL ND NORM DIS2D DIS3D DIS2 DIS3 SD CSA MFSPLIT MOSAIC
  M_SE M_FFE M_IR P_SE P_FFE P_IR R_SE R_FFE R_IR I_SE I_FFE I_IR PHASE MAGNITUDE REAL IMAGINARY MAG
  W F W_F F_W IP OP OPP IN OUT WATER FAT IN_PHASE OUT_PHASE OPP_PHASE OPPOSED_PHASE WATER_FAT DIXON FF
  T1 T2 T2_STAR T2STAR T1_MAP T2_MAP PROTON_DENSITY PD STIR FLAIR ADC TRACEW FA DIFFUSION PERFUSION VOLUME
  COMPOSED COMP COMPRESSED ADDITION SUBTRACTION SUB MULTIPLICATION DIVISION AVERAGE MEAN FILTERED
  MIP_SAG MIP_COR MIP_TRA MPR_SAG MPR_COR MPR_TRA SPINE ANGIO TOF FFT POSDISP STUDY_SPLIT
`);

export const modalityTerms = words('MR CT PT NM US CR DX MG XA RF OT SC DR IO PX XC');

export const photometricTerms: ReadonlySet<string> = new Set([
  'PALETTE COLOR',
  ...words(`
    MONOCHROME1 MONOCHROME2 RGB YBR_FULL YBR_FULL_422 YBR_PARTIAL_422 YBR_PARTIAL_420 YBR_ICT YBR_RCT ARGB HSV CMYK
  `),
]);

/** Scanning Sequence, Sequence Variant, Scan Options and the coded elements of enhanced images. */
export const sequenceTerms = words(`
  SE IR GR EP RM SK MTC SS TRSS SP MP OSP NONE OTHER PER RG CG PPG FC PFF PFP FS WE IN FATSAT FAT_SAT SPIR SPAIR
  STIR DIXON IDEAL SAT1 SAT2 SAT3 SAT_GEMS EDR_GEMS EXT_GEMS FAST_GEMS FR_GEMS FSA_GEMS FSI_GEMS FSL_GEMS FSP_GEMS
  FSS_GEMS FC_FREQ_AX_GEMS FC_SLICE_AX_GEMS FILTERED_GEMS NPW NP TRF_GEMS VB_GEMS ACC_GEMS ARC_GEMS PFF_GEMS
  WATER FAT FAT_AND_WATER SILICON SILICON_GEL YES NO SLAB ROW COL COLUMN 2D 3D
  HFS HFP FFS FFP HFDR HFDL FFDR FFDL
`);

export const lossTerms = words(`
  00 01 ISO_10918_1 ISO_14495_1 ISO_15444_1 ISO_15444_15 ISO_13818_2 ISO_14496_10 ISO_23008_2 ISO_18181_1
`);

export const yesNoTerms = words('YES NO');

/** What Rescale Type and Modality LUT Type may say. */
export const unitTerms = words('US HU OD Z_EFF NORMALIZED NONE MGML');

/** Makers of scanners, as they are written into a kit: their own texts are free. */
const makers: readonly (readonly [RegExp, string])[] = [
  [/siemens/i, 'SIEMENS'],
  [/philips/i, 'Philips'],
  [/\bge\b|general electric/i, 'GE MEDICAL SYSTEMS'],
  [/canon/i, 'CANON'],
  [/toshiba/i, 'TOSHIBA'],
  [/hitachi/i, 'HITACHI'],
  [/fujifilm/i, 'FUJIFILM'],
  [/uih|united imaging/i, 'UIH'],
  [/esaote/i, 'Esaote'],
  [/paramed/i, 'Paramed'],
  [/neusoft/i, 'Neusoft'],
  [/xingaoyi/i, 'XINGAOYI'],
];

/** The maker that a Manufacturer text names; undefined where it names none that is known. */
export function makerOf(text: string): string | undefined {
  return makers.find(([pattern]) => pattern.test(text))?.[1];
}
