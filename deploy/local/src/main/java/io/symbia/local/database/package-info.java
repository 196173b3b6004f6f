/**
 * A database that speaks MongoDB's wire protocol inside the process. It may import mongo-java-server and MVStore,
 * nothing of Symbia.
 */
package io.symbia.local.database;
