/** What is shown: projections as services write them, and how views are read. May import shared events, consumers and the database. */
package io.symbia.support.view;
