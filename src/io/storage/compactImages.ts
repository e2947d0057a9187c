import type { Table, Transaction } from 'dexie';
import { byPatient, packPatient } from '../../domain/imageLibrary/patientImages';
import type { Reading } from '../../domain/reading/reading';
import type { ImageRecord } from './database';
import { type PatientImagesRecord, patientRecord } from './imageStore';
import { type ProgressRecord, progressRecord } from './progressStore';

/** Version 3 of the database: a record a slice becomes a record a patient; every reading gets its record of progress. */
export async function upgradeToCompactImages(transaction: Transaction): Promise<void> {
  const images: Table<ImageRecord> = transaction.table('images');
  const compact: Table<PatientImagesRecord> = transaction.table('patientImages');
  for (const id of await images.orderBy('projectId').uniqueKeys()) {
    const own = await images.where('projectId').equals(id).toArray();
    const slices = own.map(({ header, path, sizeBytes }) => ({ header, path, sizeBytes }));
    const patients = [...byPatient(slices).values()];
    await compact.bulkPut(patients.map((some) => patientRecord(String(id), packPatient(some))));
  }
  await images.clear();
  const progress: Table<ProgressRecord> = transaction.table('progress');
  const readings: Table<Reading> = transaction.table('readings');
  const ids = await readings.toCollection().primaryKeys();
  for (let first = 0; first < ids.length; first += 200) {
    const some = await readings.bulkGet(ids.slice(first, first + 200));
    await progress.bulkPut(some.flatMap((reading) => (reading ? progressRecord(reading) : [])));
  }
}
