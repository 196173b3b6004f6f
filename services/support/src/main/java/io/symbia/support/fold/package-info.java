/**
 * Folds events into views and writes them. May import feeds, projections and the database; knows nothing of HTTP.
 */
package io.symbia.support.fold;
