import type { CodedConcept } from '../../domain/dicomObjects/scanObjects';

/** Scheme of the few codes that no public terminology has; "99" marks a private one (PS3.3 8.2). */
export const privateScheme = '99MULTIFIDUS';

const dcm = (value: string, meaning: string): CodedConcept => ({ value, scheme: 'DCM', meaning });
const sct = (value: string, meaning: string): CodedConcept => ({ value, scheme: 'SCT', meaning });
const ucum = (value: string, meaning: string): CodedConcept => ({ value, scheme: 'UCUM', meaning });
const loinc = (value: string, meaning: string): CodedConcept => ({ value, scheme: 'LN', meaning });
const own = (value: string, meaning: string): CodedConcept => ({ value, scheme: privateScheme, meaning });

/** Concepts of the objects that are written and read (PS3.16: TID 1500, 1410, 1419, 1600, 1001, 1204; CID 7464, 244). */
export const codes = {
  imagingMeasurementReport: dcm('126000', 'Imaging Measurement Report'),
  imagingMeasurements: dcm('126010', 'Imaging Measurements'),
  measurementGroup: dcm('125007', 'Measurement Group'),
  language: dcm('121049', 'Language of Content Item and Descendants'),
  english: { value: 'en', scheme: 'RFC5646', meaning: 'English' },
  observerType: dcm('121005', 'Observer Type'),
  person: dcm('121006', 'Person'),
  device: dcm('121007', 'Device'),
  personObserverName: dcm('121008', 'Person Observer Name'),
  personObserverRole: dcm('121011', "Person Observer's Role in this Procedure"),
  reader: { value: 'C28747', scheme: 'NCIt', meaning: 'Reader' },
  deviceObserverUid: dcm('121012', 'Device Observer UID'),
  deviceObserverName: dcm('121013', 'Device Observer Name'),
  deviceObserverManufacturer: dcm('121014', 'Device Observer Manufacturer'),
  deviceObserverModel: dcm('121015', 'Device Observer Model Name'),
  procedureReported: dcm('121058', 'Procedure reported'),
  magneticResonanceImaging: loinc('25056-3', 'MRI unspecified body region'),
  imagingProcedure: sct('363679005', 'Imaging procedure'),
  imageLibrary: dcm('111028', 'Image Library'),
  imageLibraryGroup: dcm('126200', 'Image Library Group'),
  modality: dcm('121139', 'Modality'),
  pixelDataRows: dcm('110910', 'Pixel Data Rows'),
  pixelDataColumns: dcm('110911', 'Pixel Data Columns'),
  horizontalPixelSpacing: dcm('111026', 'Horizontal Pixel Spacing'),
  verticalPixelSpacing: dcm('111066', 'Vertical Pixel Spacing'),
  trackingIdentifier: dcm('112039', 'Tracking Identifier'),
  trackingUniqueIdentifier: dcm('112040', 'Tracking Unique Identifier'),
  activitySession: { value: 'C67447', scheme: 'NCIt', meaning: 'Activity Session' },
  timePoint: { value: 'C2348792', scheme: 'UMLS', meaning: 'Time Point' },
  finding: dcm('121071', 'Finding'),
  findingSite: sct('363698007', 'Finding Site'),
  laterality: sct('272741003', 'Laterality'),
  imageRegion: dcm('111030', 'Image Region'),
  measurementMethod: sct('370129005', 'Measurement Method'),
  derivation: dcm('121401', 'Derivation'),
  comment: dcm('121106', 'Comment'),
  area: sct('42798000', 'Area'),
  areaOfPolygon: dcm('122501', 'Area of closed irregular polygon'),
  mrSignalIntensity: dcm('110852', 'MR signal intensity'),
  mean: sct('373098007', 'Mean'),
  standardDeviation: sct('386136009', 'Standard Deviation'),
  minimum: sct('255605001', 'Minimum'),
  maximum: sct('56851009', 'Maximum'),
  median: sct('373099004', 'Median'),
  anatomicalStructure: sct('123037004', 'Anatomical Structure'),
  skeletalMuscle: sct('127954009', 'Skeletal muscle'),
  segmentation: dcm('113076', 'Segmentation'),
  sourceImageForProcessing: dcm('121322', 'Source image for image processing operation'),
  squareMillimetre: ucum('mm2', 'square millimeter'),
  millimetre: ucum('mm', 'millimeter'),
  noUnits: ucum('1', 'no units'),
  pixels: ucum('{pixels}', 'pixels'),

  /** The outline's area, exclusions included. */
  grossArea: own('gross-area', 'Gross area, exclusions included'),
  pixelCount: own('pixel-count', 'Number of pixels measured'),
  /** Signal of images that are not MR. */
  pixelValue: own('pixel-value', 'Pixel value'),
  /** Area as the rule `imagej` has it. */
  areaOfPixels: own('area-of-pixels', 'Number of pixels times pixel area'),
  displayedValues: own('values-displayed', 'Displayed values: stored x slope + intercept'),
  storedValues: own('values-stored', 'Stored values'),
  floatingPointValues: own('values-floating', 'Floating-point values (Philips scale)'),
  pixelRule: own('pixel-rule', 'Pixel rule'),
  exclusion: own('exclusion', 'Excluded from the region'),
  studyProtocol: own('study-protocol', 'Study protocol'),
} as const satisfies Record<string, CodedConcept>;
