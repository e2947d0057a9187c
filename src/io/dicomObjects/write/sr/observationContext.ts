import type { ScanObjects } from '../../../../domain/dicomObjects/scanObjects';
import { codes } from '../../codes';
import { observerName } from '../commonModules';
import type { DataSet } from '../dataSet';
import { implementationClassUid } from '../encodeObject';
import { code, personName, text, uidReference } from './contentItems';

const relation = 'HAS OBS CONTEXT';

/** Who drew and what measured (TID 1001 to 1004): the observer, by the name that the study gives, and this program. */
export function observationContext(scan: ScanObjects): readonly DataSet[] {
  const { software, protocol } = scan;
  return [
    code(relation, codes.observerType, codes.person),
    personName(relation, codes.personObserverName, observerName(scan)),
    code(relation, codes.personObserverRole, codes.reader),
    code(relation, codes.observerType, codes.device),
    uidReference(relation, codes.deviceObserverUid, implementationClassUid),
    text(relation, codes.deviceObserverName, software.name),
    text(relation, codes.deviceObserverManufacturer, software.name),
    text(relation, codes.deviceObserverModel, `${software.name} ${software.version}`),
    text(relation, codes.studyProtocol, `${protocol.title}, version ${protocol.version}`),
  ];
}
