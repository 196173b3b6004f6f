package io.symbia.support.crate.service;

import java.util.List;
import java.util.Optional;

/** Folds events into the views of a crate. */
public record CrateView(
        String crateId, int capacity, int pieces, String state, List<String> slips, Optional<String> value) {}
