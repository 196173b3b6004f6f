package io.symbia.log.streams;

import io.symbia.log.heads.HeadMap;
import io.symbia.tlog.entry.BatchManifest;

/**
 * A map of stream heads and the published manifest that seals it.
 *
 * @param manifest names the root of the map
 * @param map      what proofs are made from
 */
public record SealedMap(BatchManifest manifest, HeadMap map) {}
