/** What is shown: projections and how they are read. May import shared events, consumers and the database. */
package io.symbia.support.view;
