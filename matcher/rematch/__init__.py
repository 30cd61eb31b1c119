"""Which offers for whom, when the open cases of ruptures are looked at together with the pool?"""
