import { disagreements } from '../../../analysis/disagreements';
import { readingsBySubject } from '../../../analysis/readingsBySubject';
import { settlementsOf } from '../../../domain/agreement/settlementsOf';
import { agreementCaseColumns } from '../../agreementCaseColumns';
import { agreementCaseRecords } from '../../agreementCasesCsv';
import { type DataTable, dataTableOf } from '../dataTable';
import type { ExportFacts } from '../exportFacts';
import type { ExportSettings } from '../exportSettings';
import { leavingTable } from './leavingTable';

/**
 * Every target that the first two observers were compared on, agreed or not: one row each, none where there is one observer. What may
 * identify subjects is left out unless the settings say otherwise; see `leavingTable`.
 */
export function casesTable(facts: ExportFacts, settings: ExportSettings): DataTable {
  const { project, raters, results, subjects, headers } = facts;
  const { protocol } = project;
  if (!raters) return dataTableOf('cases', agreementCaseColumns, []);
  const readings = readingsBySubject(facts.readings);
  const records = agreementCaseRecords({
    disagreements: disagreements({
      cases: facts.cases,
      rows: results.agreement.ok ? results.agreement.value.rows : [],
      rules: protocol.adjudication,
      standings: new Map(
        subjects.map((one) => [one.id, settlementsOf(one, readings.get(one.id) ?? [], protocol)]),
      ),
    }),
    raters,
    protocol,
    headers,
  });
  return leavingTable(dataTableOf('cases', agreementCaseColumns, records), settings, project);
}
